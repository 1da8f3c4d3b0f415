import { type IDBPDatabase, type IDBPTransaction, unwrap } from 'idb';
import type { Entry } from '../protocol/event.ts';
import { atomic, put } from './atomic.ts';
import type { Schema } from './database.ts';
import { contentAtStart, type HeadEdit, moveHead } from './head.ts';
import type { Held } from './held.ts';
import { hashesIn } from './named.ts';
import { everythingOf } from './ranges.ts';
import type { Recent } from './recent.ts';
import { advance } from './record.ts';
import type { Appended, Batch, WorkspaceRecord } from './store.ts';
import { contentGone } from './trouble.ts';

type Name = 'runs' | 'events' | 'blobs' | 'workspaces' | 'heads';
const appendTo: Name[] = ['runs', 'events', 'blobs', 'workspaces', 'heads'];
type Writing = IDBPTransaction<Schema, Name[], 'readwrite'>;

/** Writes the next facts of a run, and all that they name, in one transaction. */
export async function appendBatch(
  database: IDBPDatabase<Schema>,
  batch: Batch,
  held: Held,
  recent: Recent,
): Promise<Appended> {
  const tx = database.transaction(appendTo, 'readwrite', { durability: 'relaxed' });
  let written: ReadonlySet<string> = new Set();
  const appended = await atomic(tx, async (): Promise<Appended> => {
    const next = advance(await tx.objectStore('runs').get(batch.run), batch);
    if (next.is === 'lost') return next;
    const { events } = next;
    written = hashesIn(events);
    if (!(await isThere(tx, contentAtStart(batch), held))) return { is: 'lost', why: contentGone };
    const move = moveHead(next.record, events, ...(await headOf(tx, next.record.workspace?.id, batch.from === 0)));
    const stores = { workspaces: tx.objectStore('workspaces'), heads: tx.objectStore('heads') };
    if (move.workspace !== undefined) writeHead(stores, move.workspace, move.edits);
    const { id: run, length } = move.record;
    if (events.length > 0)
      put(tx.objectStore('events').put({ run, from: length - events.length, events, names: [...written] }));
    put(tx.objectStore('runs').put(move.record));
    // content is named by its hash: what is there already is written over by itself
    // thousands of files at once notice what a promise for each costs
    const blobs = unwrap(tx.objectStore('blobs'));
    for (const [hash, bytes] of held.among(written)) blobs.put({ hash, bytes });
    return { is: 'kept', length, ...(move.head === undefined ? {} : { head: move.head }) };
  });
  if (appended.is !== 'kept') return appended;
  for (const [hash, bytes] of held.among(written)) recent.add(hash, bytes);
  held.release(batch.run, written);
  return appended;
}

/** Where heads are written: the two object stores of a transaction. */
interface HeadStores {
  readonly workspaces: { put(value: WorkspaceRecord): Promise<unknown> };
  readonly heads: {
    put(value: Schema['heads']['value']): Promise<unknown>;
    delete(key: Schema['heads']['key'] | IDBKeyRange): Promise<unknown>;
  };
}

/** Moves the head of a workspace, path by path. */
export function writeHead(
  { workspaces, heads }: HeadStores,
  workspace: WorkspaceRecord,
  edits: readonly HeadEdit[],
): void {
  const { id } = workspace;
  put(workspaces.put(workspace));
  for (const edit of edits) {
    if (edit.is === 'put') put(heads.put({ workspace: id, path: edit.path, entry: edit.entry }));
    else {
      put(heads.delete([id, edit.path]));
      put(heads.delete(IDBKeyRange.bound([id, `${edit.path}/`], [id, `${edit.path}0`], false, true)));
    }
  }
}

/** Whether all of this content is on the disk, or about to be. */
async function isThere(tx: Writing, hashes: readonly string[], held: Held): Promise<boolean> {
  const others = hashes.filter((hash) => held.get(hash) === undefined);
  const keys = await Promise.all(others.map((hash) => tx.objectStore('blobs').getKey(hash)));
  return keys.every((key) => key !== undefined);
}

async function headOf(
  tx: Writing,
  workspace: string | undefined,
  first: boolean,
): Promise<readonly [WorkspaceRecord | undefined, ReadonlyMap<string, Entry>]> {
  if (workspace === undefined) return [undefined, new Map()];
  const rows = first ? await tx.objectStore('heads').getAll(everythingOf(workspace)) : [];
  return [await tx.objectStore('workspaces').get(workspace), new Map(rows.map(({ path, entry }) => [path, entry]))];
}
