import type { IDBPDatabase } from 'idb';
import { writeHead } from './append.ts';
import { atomic, put } from './atomic.ts';
import type { Schema } from './database.ts';
import { editsOf } from './head.ts';
import { hashesIn } from './named.ts';
import { recordOf } from './record.ts';
import type { Import } from './store.ts';

/** How many facts go into one record. */
const atOnce = 500;

/** Puts runs and workspaces from an archive there, all of them or none. */
export async function importAll(
  database: IDBPDatabase<Schema>,
  { at, runs, workspaces, blobs }: Import,
): Promise<void> {
  const records = runs.map((run) => recordOf(run, at));
  const tx = database.transaction(['runs', 'events', 'blobs', 'workspaces', 'heads'], 'readwrite');
  const stores = { workspaces: tx.objectStore('workspaces'), heads: tx.objectStore('heads') };
  await atomic(tx, async () => {
    for (const record of records) put(tx.objectStore('runs').add(record));
    for (const { id: run, events } of runs) {
      for (let from = 0; from < events.length; from += atOnce) {
        const some = events.slice(from, from + atOnce);
        put(tx.objectStore('events').put({ run, from, events: some, names: [...hashesIn(some)] }));
      }
    }
    for (const [hash, bytes] of blobs) put(tx.objectStore('blobs').put({ hash, bytes }));
    for (const { id, name, files } of workspaces)
      writeHead(stores, { id, name, created: at, updated: at, moved: 1, imported: at }, editsOf(files));
  });
}
