import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Event, Fact } from '../protocol/event.ts';
import type { Stored } from '../protocol/notice.ts';
import { logOf, said, started } from '../storage/contract.testing.ts';
import { Database } from '../storage/database.ts';
import { MemoryStore } from '../storage/memory.ts';
import type { Appended, Batch, Store } from '../storage/store.ts';
import { DiskStore } from '../storage/write.ts';
import { Persist } from './persist.ts';

const full: Appended = { is: 'down', reason: 'The disk is full.' };

/** A store in memory that notes its batches, and fails when told to. */
class NotingStore extends MemoryStore {
  readonly batches: (readonly [from: number, length: number])[] = [];
  full = false;

  override async append(batch: Batch): Promise<Appended> {
    this.batches.push([batch.from, batch.events.length]);
    return this.full ? full : super.append(batch);
  }
}

class FullDisk extends DiskStore {
  full = false;

  override async append(batch: Batch): Promise<Appended> {
    return this.full ? full : super.append(batch);
  }
}

/** A writer, and all that it says; `turn` ends its pause. */
function writer(store: Store, { owner = 1, events = [] as readonly Event[] } = {}) {
  const log = [...events];
  const told: Stored[] = [];
  const lost: string[] = [];
  const pauses: (() => void)[] = [];
  const persist = new Persist({
    store,
    run: 'r',
    owner,
    length: events.length,
    tell: (stored) => told.push(stored),
    lost: (why) => lost.push(why),
    pause: (_, then) => pauses.push(then),
  });
  const add = (fact: Fact): void => {
    const [event] = logOf([fact], log.length);
    if (event === undefined) return;
    log.push(event);
    persist.add(event);
  };
  const turn = (): void => {
    for (const then of pauses.splice(0)) then();
  };
  return { persist, log, told, lost, add, turn };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test('facts of one moment go together, and what comes while the disk rests goes with the next batch', async () => {
  const store = new NotingStore();
  const { add, turn, told } = writer(store);
  add(started());
  add(said('a'));
  await soon();
  add(said('b'));
  await soon();
  expect(store.batches).toEqual([[0, 2]]);
  add(said('c'));
  turn();
  await soon();
  expect(store.batches).toEqual([
    [0, 2],
    [2, 2],
  ]);
  expect(told).toEqual([
    { is: 'kept', length: 2 },
    { is: 'kept', length: 4 },
  ]);
});

test('a flush does not wait for the pause, and resolves when all facts so far are stored', async () => {
  const store = new NotingStore();
  const { add, persist, log } = writer(store);
  add(started());
  await soon();
  add(said('a'));
  add(said('b'));
  await persist.flush();
  expect(await store.readEvents('r')).toEqual(log);
  await persist.flush();
  expect(store.batches).toHaveLength(2);
});

test('when the disk is full the run goes on in memory, and the next fact tries again', async () => {
  const store = new NotingStore();
  const { add, persist, log, turn, told } = writer(store);
  add(started());
  await persist.flush();
  store.full = true;
  add(said('a'));
  await persist.flush();
  expect(persist.stored).toEqual({ is: 'down', length: 1, reason: 'The disk is full.' });
  turn();
  await soon();
  expect(store.batches).toHaveLength(2);
  const hash = persist.blobs.put(new Uint8Array([1]));
  expect(await persist.blobs.get(hash)).toEqual(new Uint8Array([1]));

  store.full = false;
  add(said('b'));
  await soon();
  turn();
  await soon();
  expect(await store.readEvents('r')).toEqual(log);
  expect(told.map(({ is }) => is)).toEqual(['kept', 'down', 'kept']);
});

test('facts that a full disk refused are written once there is room, though no more come', async () => {
  const store = new NotingStore();
  const { add, persist, log, turn } = writer(store);
  add(started());
  store.full = true;
  await persist.flush();
  turn();
  await soon();
  expect(await store.readEvents('r')).toEqual([]);
  store.full = false;
  turn();
  await soon();
  expect(await store.readEvents('r')).toEqual(log);
  expect(persist.stored).toEqual({ is: 'kept', length: 1 });
});

test('a fact that comes in the pause after a failure, and after a flush that healed it, is written', async () => {
  const store = new NotingStore();
  const { add, persist, log, turn } = writer(store);
  store.full = true;
  for (const fact of [started(), said('a'), said('b')]) add(fact);
  await persist.flush();
  store.full = false;
  await persist.flush();
  add(said('c'));
  turn();
  await soon();
  expect(await store.readEvents('r')).toEqual(log);
});

test('who was taken over hears it once, before the flush ends, and writes no more', async () => {
  const store = new NotingStore();
  const { add, persist, lost, told, turn } = writer(store);
  add(started());
  await persist.flush();
  await store.takeOwnership('r');
  add(said('a'));
  await persist.flush();
  expect(lost).toEqual(['Another tab has taken this run over.']);
  turn();
  add(said('b'));
  await soon();
  expect(store.batches).toHaveLength(2);
  expect(lost).toHaveLength(1);
  expect(told.at(-1)).toEqual({ is: 'down', length: 1, reason: 'Another tab has taken this run over.' });
  expect(await store.readEvents('r')).toHaveLength(1);
});

test('where nothing can be kept, that is said once', async () => {
  const { add, persist, told } = writer(new MemoryStore({ none: 'Storage is blocked.' }));
  add(started());
  await persist.flush();
  add(said('a'));
  await persist.flush();
  expect(told).toEqual([{ is: 'none', reason: 'Storage is blocked.' }]);
  expect(persist.stored).toEqual({ is: 'none', reason: 'Storage is blocked.' });
});

const deed = fc.constantFrom('say', 'write', 'flush', 'turn', 'wait', 'fill', 'empty', 'take over');

test('whatever happens, the disk holds a prefix of the log and all that it names', async () => {
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 40 }), async (deeds) => {
      const database = new Database(`persist ${++round}`);
      let store = new FullDisk(database);
      let now = writer(store);
      now.add(started());
      for (const [i, each] of deeds.entries()) {
        if (each === 'say') now.add(said(`${i}`));
        if (each === 'write') {
          const blob = now.persist.blobs.put(new TextEncoder().encode(`content ${i}`));
          const change = { path: 'a', entry: { is: 'file', blob, bytes: 9 } } as const;
          now.add({ type: 'files.changed', because: 'person', changes: [change] });
        }
        if (each === 'flush') await now.persist.flush();
        if (each === 'turn') now.turn();
        if (each === 'wait') await soon();
        if (each === 'fill') store.full = true;
        if (each === 'empty') store.full = false;
        const other = new DiskStore(database);
        const kept = (await other.readEvents('r')) as readonly Event[];
        expect(kept).toEqual(now.log.slice(0, kept.length));
        for (const event of kept)
          for (const { entry } of event.type === 'files.changed' ? event.changes : [])
            expect(entry.is === 'file' && (await other.blob(entry.blob))).toBeTruthy();
        if (each !== 'take over') continue;

        const owner = await other.takeOwnership('r');
        if (owner === undefined) continue;
        const before = now;
        store = new FullDisk(database);
        now = writer(store, { owner, events: (await other.readEvents('r')) as readonly Event[] });
        before.add(said('too late'));
        await before.persist.flush();
      }
      store.full = false;
      now.add(said('the end'));
      await now.persist.flush();
      expect(await new DiskStore(database).readEvents('r')).toEqual(now.log);
    }),
    { numRuns: 60 },
  );
});
