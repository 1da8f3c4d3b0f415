import type { Event } from '../../src/protocol/event.ts';
import { Persist } from '../../src/runtime/persist.ts';
import { openStore } from '../../src/storage/open.ts';
import { compare } from '../compare.ts';
import { begin } from './begin.ts';
import { benchFiles } from './files.ts';
import { opened } from './raw.ts';

const many = 20_000;

/** Facts of about 400 bytes each. */
function factsOf(length: number): Event[] {
  const words = 'x'.repeat(300);
  const others = Array.from(
    { length: length - 1 },
    (_, i): Event => ({ seq: i + 1, at: i, agent: 'main', type: 'prompt.submitted', text: `${i} ${words}` }),
  );
  return [begin, ...others];
}

/** The facts one by one, as a loop appends them, until the last is on the disk. */
async function ours(events: readonly Event[]): Promise<void> {
  const store = await openStore();
  const run = crypto.randomUUID();
  const persist = new Persist({ store, run, owner: 1, length: 0, tell: () => {}, lost: () => {} });
  for (const [i, event] of events.entries()) {
    persist.add(event);
    if (i % 100 === 0) await Promise.resolve(); // other work has its turn
  }
  await persist.flush();
  if (persist.stored.is !== 'kept' || persist.stored.length !== events.length)
    throw new Error(JSON.stringify(persist.stored));
  const kept = await store.readEvents(run);
  if (kept.length !== events.length) throw new Error(`${kept.length} facts of ${events.length} are there.`);
}

/** The same facts as one record in one transaction, read back. */
async function raw(events: readonly Event[]): Promise<void> {
  const database = await opened(indexedDB.open('raw', 1), (db) => db.createObjectStore('batches'));
  const tx = database.transaction('batches', 'readwrite', { durability: 'relaxed' });
  const key = crypto.randomUUID();
  tx.objectStore('batches').put(events, key);
  await new Promise((resolve, reject) => {
    tx.oncomplete = resolve;
    tx.onabort = reject;
  });
  const kept = await opened(database.transaction('batches').objectStore('batches').get(key));
  if (kept.length !== events.length) throw new Error('The raw batch is not there.');
  database.close();
}

const events = factsOf(many);
const [mine = 0, bare = 0] = await compare([() => ours(events), () => raw(events)], 5);
const rate = (ms: number): string => Math.round((many / ms) * 1000).toLocaleString('en');
document.body.textContent = `facts stored and read back a second: ours ${rate(mine)}   one raw batch ${rate(bare)}   ratio ${(bare / mine).toFixed(2)}\n${await benchFiles()}`;
document.body.dataset.done = 'yes';
