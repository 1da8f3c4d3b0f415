import type { IDBPDatabase } from 'idb';
import type { Schema } from './database.ts';
import type { Sizes } from './store.ts';

/** Reads all that is stored, one record at a time, to say how much of it there is. */
export async function sizesOf(database: IDBPDatabase<Schema>): Promise<Sizes> {
  const tx = database.transaction(['blobs', 'events']);
  const lengths = new Map<string, number>();
  for await (const { value } of tx.objectStore('blobs')) lengths.set(value.hash, value.bytes.length);
  const texts = new Map<string, number>();
  const named = new Map<string, Set<string>>();
  for await (const { value } of tx.objectStore('events')) {
    const { run, events, names } = value;
    texts.set(run, (texts.get(run) ?? 0) + JSON.stringify(events).length);
    const all = named.get(run) ?? new Set();
    for (const name of names) all.add(name);
    named.set(run, all);
  }
  const runs = [...texts].map(([id, text]) => {
    const contents = [...(named.get(id) ?? [])].map((name) => lengths.get(name) ?? 0);
    return { id, bytes: contents.reduce((sum, each) => sum + each, text) };
  });
  const bytes = [...lengths.values()].reduce((sum, each) => sum + each, 0);
  return { runs, blobs: { count: lengths.size, bytes } };
}
