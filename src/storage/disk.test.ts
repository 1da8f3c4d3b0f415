import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { describeStore, logOf, said, started } from './contract.testing.ts';
import { Database, databaseName } from './database.ts';
import { openStore } from './open.ts';
import { wordsOf } from './trouble.ts';
import { DiskStore } from './write.ts';

let opened = 0;
const fresh = () => new Database(`test ${++opened}`);

describeStore('on a disk that is played', () => new DiskStore(fresh()), 25);

const begin = { run: 'r', owner: 1, from: 0, events: logOf([started()]) };

const hash = 'b'.repeat(64);

test('what is on hold reaches the disk with the first fact that names it, and not before', async () => {
  const database = fresh();
  const [store, other] = [new DiskStore(database), new DiskStore(new Database(database.name))];
  store.hold('r', hash, new Uint8Array([1]));
  await store.append(begin);
  expect(await other.blob(hash)).toBeUndefined();
  await store.append({ ...begin, from: 1, events: logOf([said(hash)], 1) });
  expect(await other.blob(hash)).toEqual(new Uint8Array([1]));
});

test('a database of version 1 is found as it was, and its content is known by who names it', async () => {
  const database = fresh();
  const before = await openDB(database.name, 1, {
    upgrade(old) {
      old.createObjectStore('runs', { keyPath: 'id' });
      old.createObjectStore('events', { keyPath: ['run', 'from'] });
      old.createObjectStore('blobs', { keyPath: 'hash' });
      old.createObjectStore('workspaces', { keyPath: 'id' });
      old.createObjectStore('heads', { keyPath: ['workspace', 'path'] });
      old.createObjectStore('settings', { keyPath: 'key' });
    },
  });
  const record = { id: 'r', title: 'Old', created: 0, updated: 1000, length: 2, owner: 1 };
  await before.put('runs', { ...record, workspace: 'r' });
  await before.put('events', { run: 'r', from: 0, events: logOf([started(), said(hash)]) });
  await before.put('workspaces', { id: 'r', name: 'Old' });
  for (const each of [hash, 'c'.repeat(64)]) await before.put('blobs', { hash: each, bytes: new Uint8Array([1]) });
  before.close();
  const store = new DiskStore(database);
  expect(await store.runs()).toEqual([record]);
  expect(await store.workspaces()).toEqual([]);
  expect(await store.reclaim()).toEqual({ next: undefined, gone: 1 });
  expect(await store.blob(hash)).toEqual(new Uint8Array([1]));
});

test('a database of version 2 keeps its runs, its workspaces and what both name', async () => {
  const database = fresh();
  const before = await openDB(database.name, 2, {
    upgrade(old) {
      old.createObjectStore('runs', { keyPath: 'id' });
      old.createObjectStore('events', { keyPath: ['run', 'from'] });
      old.createObjectStore('blobs', { keyPath: 'hash' });
      old.createObjectStore('names', { keyPath: ['blob', 'run'] }).createIndex('run', 'run');
      old.createObjectStore('workspaces', { keyPath: 'id' });
      old.createObjectStore('heads', { keyPath: ['workspace', 'path'] }).createIndex('blob', 'entry.blob');
      old.createObjectStore('settings', { keyPath: 'key' });
    },
  });
  const record = {
    id: 'r',
    title: 'Old',
    created: 0,
    updated: 1000,
    length: 2,
    owner: 1,
    workspace: { id: 'w', head: 0 },
  };
  await before.put('runs', record);
  await before.put('events', { run: 'r', from: 0, events: logOf([started(), said(hash)]) });
  await before.put('names', { blob: hash, run: 'r' });
  await before.put('workspaces', { id: 'w', name: 'Work', created: 0, updated: 0, moved: 0 });
  const inHead = 'd'.repeat(64);
  await before.put('heads', { workspace: 'w', path: 'a', entry: { is: 'file', blob: inHead, bytes: 1 } });
  for (const each of [hash, inHead, 'c'.repeat(64)])
    await before.put('blobs', { hash: each, bytes: new Uint8Array([1]) });
  before.close();
  const store = new DiskStore(database);
  expect(await store.runs()).toEqual([record]);
  expect((await store.head('w'))?.files).toHaveLength(1);
  expect(await store.reclaim()).toEqual({ next: undefined, gone: 1 });
  await store.deleteRun('r');
  expect(await store.reclaim()).toEqual({ next: undefined, gone: 1 });
  expect(await store.blob(inHead)).toEqual(new Uint8Array([1]));
});

test('reclaiming goes through all content, so much at a time', async () => {
  const database = fresh();
  const store = new DiskStore(database);
  await store.append(begin);
  await database.use(async (opened) => {
    const tx = opened.transaction('blobs', 'readwrite');
    for (let i = 0; i < 600; i++) await tx.store.put({ hash: `${i}`.padStart(64, '0'), bytes: new Uint8Array([1]) });
    await tx.done;
  });
  let gone = 0;
  let next: string | undefined;
  let rounds = 0;
  do {
    const step = await store.reclaim(next);
    gone += step.gone;
    next = step.next;
    rounds += 1;
  } while (next !== undefined);
  expect([gone, rounds]).toEqual([600, 3]);
  expect((await store.sizes()).blobs).toEqual({ count: 0, bytes: 0 });
});

test('facts are not kept without the content that came before them', async () => {
  const database = fresh();
  const store = new DiskStore(database);
  await store.append(begin);
  const next = { ...begin, from: 1, events: logOf([said(hash)], 1) };
  store.hold('r', hash, { slice: () => () => {}, buffer: {} } as unknown as Uint8Array);
  expect(await store.append(next)).toEqual({ is: 'down', reason: 'A fact holds something that cannot be stored.' });
  expect(await store.run('r')).toMatchObject({ length: 1 });
  expect(await store.readEvents('r')).toHaveLength(1);
  store.hold('s', hash, new Uint8Array([1]));
  expect(await store.append(next)).toMatchObject({ is: 'down' });
  await store.deleteRun('none');
  const again = new DiskStore(database);
  again.hold('r', hash, new Uint8Array([1]));
  expect(await again.append(next)).toEqual({ is: 'kept', length: 2 });
  expect(await new DiskStore(database).blob(hash)).toEqual(new Uint8Array([1]));
});

test('a connection that was closed is opened again', async () => {
  const database = fresh();
  const store = new DiskStore(database);
  await store.append(begin);
  await database.use(async (each) => each.close());
  expect(await store.append({ ...begin, from: 1, events: logOf([said('a')], 1) })).toMatchObject({ is: 'down' });
  expect(await store.append({ ...begin, from: 1, events: logOf([said('a')], 1) })).toEqual({ is: 'kept', length: 2 });
});

test('a newer version of the page can have the database', async () => {
  const database = fresh();
  await new DiskStore(database).append(begin);
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database.name, 4);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  expect(await new DiskStore(database).append(begin)).toEqual({
    is: 'down',
    reason: 'Another tab has a newer version of this page open. Reload this one.',
  });
  newer.close();
});

test('each folder of a host has a database of its own', () => {
  const nameAt = (script: string) => databaseName(script);
  expect(nameAt('https://host/one/assets/index-1.js')).toBe('loopscope /one/');
  expect(nameAt('https://host/one/assets/worker-runtime-2.js')).toBe('loopscope /one/');
  expect(nameAt('https://host/assets/index-1.js')).toBe('loopscope /');
});

test('where the browser keeps nothing, the store says why and works', async () => {
  const blocked = new Database('blocked');
  blocked.use = () => Promise.reject(new Error(wordsOf(new DOMException('No.', 'SecurityError'))));
  const store = await openStore(blocked);
  expect(store.none).toBe(
    'The browser keeps nothing for this page: storage is blocked in its settings. Runs last until this tab is closed.',
  );
  expect(await store.append(begin)).toEqual({ is: 'kept', length: 1 });
  expect((await openStore(fresh())).none).toBeUndefined();
});

test('a storage that never answers is given up', async () => {
  const silent = new Database('silent');
  silent.use = () => new Promise(() => {});
  expect((await openStore(silent, 1)).none).toMatch(/^The storage of the browser does not answer\./);
});

test.each([
  [new DOMException('x', 'QuotaExceededError'), /^The disk is full: .* Delete old runs/],
  [new ReferenceError('indexedDB is not defined'), /no storage for pages/],
  [new Error('odd'), /^The storage failed: odd$/],
  ['text', /^The storage failed: text$/],
])('%s is said in words', (error, words) => {
  expect(wordsOf(error)).toMatch(words);
});
