import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { Keys } from './keys.ts';
import { Vault } from './vault.ts';

const canary = 'sk-canary-0123456789abcdef';
const here = 'https://api.example.org/v1';
const origin = 'https://api.example.org';
let opened = 0;
const name = () => `keys ${++opened}`;

test('a key is in memory unless it is asked otherwise, and for its origin only', async () => {
  const vault = name();
  const keys = new Keys(new Vault(vault));
  expect(await keys.set(here, ` ${canary}\n`, { store: false })).toEqual({ origin, kept: 'memory' });
  expect(await keys.keyFor(origin)).toBe(canary);
  for (const other of ['http://api.example.org', 'https://api.example.org:8443', 'https://example.org'])
    expect(await keys.keyFor(other)).toBeUndefined();
  expect(await new Keys(new Vault(vault)).keyFor(origin)).toBeUndefined();
});

test('a key that is stored is there the next time, and lies sealed on the disk', async () => {
  const vault = name();
  expect(await new Keys(new Vault(vault)).set(here, canary, { store: true })).toEqual({ origin, kept: 'disk' });
  const later = new Keys(new Vault(vault));
  expect(await later.keyFor(origin)).toBe(canary);
  expect(await later.list()).toEqual([{ origin, kept: 'disk' }]);

  const database = await openDB(vault);
  const lock: CryptoKey = await database.get('locks', 'aes');
  expect(lock.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', lock)).rejects.toThrow();
  const stored = [...(await database.getAll('secrets')), ...(await database.getAll('locks'))];
  const bytes = stored
    .flatMap((each) => Object.values(each))
    .map((each) => Buffer.from(each as ArrayBuffer).toString('latin1'));
  expect(bytes.length).toBeGreaterThan(1);
  expect(bytes.join() + JSON.stringify(stored)).not.toContain(canary.slice(3, 12));
  database.close();
});

test('what is sealed for one origin does not open for another', async () => {
  const vault = name();
  await new Keys(new Vault(vault)).set(here, canary, { store: true });
  const database = await openDB(vault);
  await database.put('secrets', await database.get('secrets', origin), 'https://evil.example');
  database.close();
  expect(await new Keys(new Vault(vault)).keyFor('https://evil.example')).toBeUndefined();
});

test('a key that is forgotten is nowhere', async () => {
  const vault = name();
  const keys = new Keys(new Vault(vault));
  await keys.set(here, canary, { store: true });
  await keys.forget(here);
  expect(await keys.keyFor(origin)).toBeUndefined();
  expect(await new Keys(new Vault(vault)).list()).toEqual([]);
});

test('a key that is entered again without storing leaves the disk', async () => {
  const vault = name();
  const keys = new Keys(new Vault(vault));
  await keys.set(here, 'old-key', { store: true });
  await keys.set(here, canary, { store: false });
  expect(await new Keys(new Vault(vault)).keyFor(origin)).toBeUndefined();
  expect(await keys.list()).toEqual([{ origin, kept: 'memory' }]);
});

test('where the browser keeps nothing, a key lasts as long as the tab, and that is said', async () => {
  const fail = () => Promise.reject(new Error('Storage is blocked.'));
  const keys = new Keys({ read: fail, write: fail, delete: fail, origins: fail });
  expect(await keys.set(here, canary, { store: true })).toMatchObject({
    kept: 'memory',
    note: expect.stringContaining('Storage is blocked.'),
  });
  expect(await keys.keyFor(origin)).toBe(canary);
  expect(await keys.keyFor('https://other.example')).toBeUndefined();
  expect(await keys.list()).toEqual([{ origin, kept: 'memory' }]);
});

test.each(['', 'two words', 'ключ', 'a\nb'])('"%s" is no key, and the error does not repeat it', async (key) => {
  const error = await new Keys(new Vault(name())).set(here, key, { store: false }).catch((thrown: Error) => thrown);
  expect(error).toBeInstanceOf(Error);
  if (key !== '') expect(String(error)).not.toContain(key);
});

test.each(['', 'example.org', 'javascript:1', 'file:///x'])('"%s" is no address for a key', async (address) => {
  await expect(new Keys(new Vault(name())).set(address, canary, { store: false })).rejects.toThrow('needs the address');
});
