import type { IDBPDatabase } from 'idb';
import type { Schema } from './database.ts';
import type { Sizes } from './store.ts';

/** Reads all that is stored, one record at a time, to say how much of it there is. */
export async function sizesOf(database: IDBPDatabase<Schema>): Promise<Sizes> {
  const tx = database.transaction(['blobs', 'names', 'events']);
  const lengths = new Map<string, number>();
  for await (const { value } of tx.objectStore('blobs')) lengths.set(value.hash, value.bytes.length);
  const runs = new Map<string, number>();
  const add = (run: string, bytes: number) => runs.set(run, (runs.get(run) ?? 0) + bytes);
  for await (const { value } of tx.objectStore('events')) add(value.run, JSON.stringify(value.events).length);
  for (const { blob, run } of await tx.objectStore('names').getAll()) add(run, lengths.get(blob) ?? 0);
  const bytes = [...lengths.values()].reduce((sum, each) => sum + each, 0);
  return { runs: [...runs].map(([id, each]) => ({ id, bytes: each })), blobs: { count: lengths.size, bytes } };
}
