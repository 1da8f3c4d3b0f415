import type { IDBPDatabase } from 'idb';
import { writeHead } from './append.ts';
import { atomic, put } from './atomic.ts';
import type { Schema } from './database.ts';
import { editsOf } from './head.ts';
import type { Adopted, Adoption } from './store.ts';
import { moved, noRun, noWorkspace } from './trouble.ts';

/** Makes the files of a run those of a workspace, if its head is still what the person saw. */
export async function adopt(database: IDBPDatabase<Schema>, adoption: Adoption): Promise<Adopted> {
  const { workspace: id, moved: seen, run, changes, at } = adoption;
  const tx = database.transaction(['runs', 'workspaces', 'heads'], 'readwrite');
  const stores = { workspaces: tx.objectStore('workspaces'), heads: tx.objectStore('heads') };
  return atomic(tx, async (): Promise<Adopted> => {
    const workspace = await tx.objectStore('workspaces').get(id);
    const record = await tx.objectStore('runs').get(run);
    if (workspace === undefined) return { is: 'refused', why: noWorkspace };
    if (record === undefined) return { is: 'refused', why: noRun };
    if (workspace.moved !== seen) return { is: 'refused', why: moved };
    writeHead(stores, { ...workspace, moved: seen + 1, updated: at }, editsOf(changes));
    put(tx.objectStore('runs').put({ ...record, workspace: { id, head: seen + 1 } }));
    return { is: 'adopted' };
  });
}
