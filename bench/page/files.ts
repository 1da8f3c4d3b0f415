import { hashOf } from '../../src/base/hash.ts';
import { Persist } from '../../src/runtime/persist.ts';
import { openStore } from '../../src/storage/open.ts';
import { compare } from '../compare.ts';
import { begin } from './begin.ts';
import { opened } from './raw.ts';

const many = 2000;
/** Files of 4 kB that no earlier round has written. */
function fresh(): Uint8Array[] {
  return Array.from({ length: many }, () => crypto.getRandomValues(new Uint8Array(4096)));
}

/** A run writes each file as a tool does, content and fact, until the last is on the disk. Gives how to read them back. */
async function ours(files: readonly Uint8Array[]) {
  const store = await openStore();
  const run = crypto.randomUUID();
  const persist = new Persist({ store, run, owner: 1, length: 0, tell: () => {}, lost: () => {} });
  persist.add(begin);
  const hashes: string[] = [];
  for (const [i, bytes] of files.entries()) {
    const blob = persist.blobs.put(bytes);
    hashes.push(blob);
    const change = { path: `src/${i}`, entry: { is: 'file', blob, bytes: bytes.length } } as const;
    persist.add({ seq: i + 1, at: i, agent: 'main', type: 'files.changed', because: 'person', changes: [change] });
    if (i % 100 === 0) await Promise.resolve(); // other work has its turn
  }
  await persist.flush();
  if (persist.stored.is !== 'kept') throw new Error(JSON.stringify(persist.stored));
  const read = (from: { blob(hash: string): Promise<Uint8Array | undefined> }) =>
    Promise.all(hashes.map((hash) => from.blob(hash)));
  // a store that is opened anew remembers nothing
  return { fromDisk: async () => read(await openStore()), fromMemory: () => read(store) };
}

/** The same files with their hashes as records of one transaction. */
async function raw(files: readonly Uint8Array[]) {
  const database = await opened(indexedDB.open('raw files', 1), (db) => db.createObjectStore('files'));
  const tx = database.transaction('files', 'readwrite', { durability: 'relaxed' });
  const hashes = files.map((bytes) => hashOf(bytes));
  for (const [i, bytes] of files.entries()) tx.objectStore('files').put(bytes, hashes[i]);
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = reject;
  });
  return async () => {
    const store = database.transaction('files').objectStore('files');
    return Promise.all(hashes.map((hash) => opened<Uint8Array>(store.get(hash))));
  };
}

async function whole(read: () => Promise<readonly (Uint8Array | undefined)[]>): Promise<void> {
  const all = await read();
  if (all.some((bytes) => bytes?.length !== 4096)) throw new Error('A file is not there.');
}

/** How fast files are written and read back, beside raw batches of them, in words. */
export async function benchFiles(): Promise<string> {
  const [written = 0, rawWritten = 0] = await compare([() => ours(fresh()), () => raw(fresh())], 5);
  const files = fresh();
  const [mine, bare] = [await ours(files), await raw(files)];
  const [read = 0, again = 0, rawRead = 0] = await compare(
    [() => whole(mine.fromDisk), () => whole(mine.fromMemory), () => whole(bare)],
    7,
  );
  const rate = (ms: number): string => Math.round((many / ms) * 1000).toLocaleString('en');
  const words = (own: number, other: number): string =>
    `a second: ours ${rate(own)}   raw batch ${rate(other)}   ratio ${(other / own).toFixed(2)}`;
  return `files of 4 kB written ${words(written, rawWritten)}\nfiles of 4 kB read ${words(read, rawRead)}\nread again ${words(again, rawRead)}`;
}
