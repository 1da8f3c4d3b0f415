import type { Page } from '@playwright/test';
import { FakeService } from './fake-service.ts';
import { done, start } from './person.ts';
import { findKey } from './secrecy.ts';
import { canary, expect, test } from './watch.ts';

/** The worker of the runtime, from which requests to services go. */
async function runtime(page: Page) {
  await start(page, 'Find the TODOs', 'At once');
  await done(page);
  const worker = page.workers().find((each) => each.url().includes('worker-runtime'));
  if (worker === undefined) throw new Error('The page has no runtime.');
  return worker;
}

test('a request that leaks is seen, from a worker too: to another origin, in URL, body and header, over a socket', async ({
  page,
  watch,
}) => {
  const [own, other] = [new FakeService(), new FakeService()];
  await Promise.all([own.open(), other.open()]);
  for (const each of [own, other]) each.always((response) => void response.end('heard'));
  watch.register(own.origin);
  const worker = await runtime(page);
  expect(await watch.taken()).toEqual([]);
  const leak = (to: FakeService, { query = '', ...init }: RequestInit & { query?: string } = {}) =>
    worker.evaluate(([url, how]) => fetch(url, how).then(({ status }) => status), [
      `${to.origin}/x${query}`,
      init,
    ] as const);
  const post = { method: 'POST' };

  await leak(own, { ...post, headers: { 'x-api-key': canary } });
  await leak(own, { ...post, headers: { authorization: `Bearer ${canary}` } });
  expect(await watch.taken()).toEqual([]);
  expect(own.heard.map(({ headers }) => headers['x-api-key'] ?? headers.authorization)).toEqual([
    canary,
    `Bearer ${canary}`,
  ]);

  await leak(other);
  expect(await watch.taken()).toEqual([`another origin: fetch ${other.origin}/x`]);
  await leak(own, { query: `?key=${encodeURIComponent(canary)}` });
  expect(await watch.taken()).toEqual([`the key in a URL: ${own.origin}/x?key=${canary}`]);
  await leak(own, { ...post, body: JSON.stringify({ said: Buffer.from(`Bearer ${canary}`).toString('base64') }) });
  expect(await watch.taken()).toEqual([`the key in a body: ${own.origin}/x`]);
  await leak(own, { ...post, headers: { 'x-trace': canary } });
  expect(await watch.taken()).toEqual([`the key in a header: x-trace to ${own.origin}`]);
  await leak(other, { ...post, headers: { 'x-api-key': canary } });
  expect(await watch.taken()).toEqual([
    `another origin: fetch ${other.origin}/x`,
    `the key in a header: x-api-key to ${other.origin}`,
  ]);
  await worker.evaluate((url) => void new WebSocket(url), `${other.origin.replace('http', 'ws')}/socket`);
  await expect.poll(() => watch.taken()).toContainEqual(`a socket: ${other.origin.replace('http', 'ws')}/socket`);
  // the socket is refused, which the browser says
  await expect.poll(() => watch.taken()).toEqual([]);
  await Promise.all([own.close(), other.close()]);
});

test('a word that leaks is seen: in the console, in an error, in a file that is saved', async ({ page, watch }) => {
  const worker = await runtime(page);
  await worker.evaluate((key) => console.log(`I was given ${key}`), canary);
  await expect.poll(() => watch.taken()).toEqual([`the key in the console: I was given ${canary}`]);
  await worker.evaluate((key) => void setTimeout(() => Promise.reject(new Error(key))), canary);
  await expect.poll(() => watch.taken()).toContainEqual(expect.stringContaining('error'));
  await page.evaluate((key) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify({ key })]));
    link.download = 'run.json';
    link.click();
  }, canary);
  await expect.poll(() => watch.taken()).toEqual(['the key in a download: run.json']);
});

test('the key is found wherever it lies in the clear, and the look was at every place', async ({ page }) => {
  await runtime(page);
  const clean = await findKey(page);
  expect(clean.found).toEqual([]);
  expect(clean.looked).toEqual(expect.arrayContaining(['page', 'fields', 'localStorage', 'sessionStorage', 'cookies']));
  expect(clean.looked).toEqual(
    expect.arrayContaining(['runs', 'events', 'blobs', 'settings'].map((store) => `IndexedDB loopscope / ${store}`)),
  );
  await page.evaluate(async (key) => {
    localStorage.setItem('a', JSON.stringify({ key }));
    sessionStorage.setItem('b', key);
    await cookieStore.set('c', key);
    document.title = key;
    const field = document.createElement('input');
    field.value = key;
    document.body.append(field);
    await (await caches.open('d')).put('/d', new Response(key));
    const opening = indexedDB.open('e', 1);
    const stores = ['text', 'bytes', 'wide', 'blob', 'base64', 'names'];
    opening.onupgradeneeded = () => {
      for (const name of stores) opening.result.createObjectStore(name);
    };
    const database = await new Promise<IDBDatabase>((done) => {
      opening.onsuccess = () => done(opening.result);
    });
    const transaction = database.transaction(stores, 'readwrite');
    const bytes = new TextEncoder().encode(key);
    transaction.objectStore('text').put({ deep: [{ key }] }, 1);
    transaction.objectStore('bytes').put(new Map([['in', bytes.buffer]]), 1);
    transaction.objectStore('wide').put(
      Uint16Array.from(key, (letter) => letter.charCodeAt(0)),
      1,
    );
    transaction.objectStore('blob').put(new Blob([bytes]), 1);
    transaction.objectStore('base64').put(btoa(`x${key}`), 1);
    transaction.objectStore('names').put(1, key);
    await new Promise((done) => {
      transaction.oncomplete = done;
    });
    database.close();
  }, canary);
  const leaking = ['base64', 'blob', 'bytes', 'names', 'text', 'wide'].map((store) => `IndexedDB e ${store}`);
  expect((await findKey(page)).found).toEqual([
    ...['page', 'fields', 'localStorage', 'sessionStorage', 'cache d'],
    ...leaking,
    'cookies',
  ]);
});
