import { deleteDB } from 'idb';
import { afterAll, expect, test } from 'vitest';
import { describeStore, logOf, said, started } from './contract.testing.ts';
import { Database } from './database.ts';
import { DiskShelf } from './read.ts';
import { DiskStore } from './write.ts';

const made: Database[] = [];

function fresh(): Database {
  const database = new Database(`test ${crypto.randomUUID()}`);
  made.push(database);
  return database;
}

afterAll(async () => {
  for (const database of made) {
    database.close();
    await deleteDB(database.name);
  }
});

describeStore('on disk', () => new DiskStore(fresh()), 10);

test('another connection, as of a page that was loaded again, finds all that was kept', async () => {
  const database = fresh();
  const store = new DiskStore(database);
  const hash = 'b'.repeat(64);
  const events = logOf([started(), said(hash)]);
  const bytes = crypto.getRandomValues(new Uint8Array(50_000));
  store.hold('r', hash, bytes);
  await store.append({ run: 'r', owner: 1, from: 0, events });
  database.close();
  const again = new Database(database.name);
  expect(await new DiskStore(again).readEvents('r')).toEqual(events);
  const shelf = new DiskShelf(again);
  expect(await shelf.blob(hash)).toEqual(bytes);
  expect((await shelf.runs()).map(({ id, length }) => [id, length])).toEqual([['r', 2]]);
  again.close();
});
