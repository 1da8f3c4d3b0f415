import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { MemoryStore } from '../storage/memory.ts';
import { started as begins, logOf } from '../views/log.testing.ts';
import { doctor, type Surroundings } from './doctor.ts';

const [started] = logOf([begins]) as [Event];
const keys = { list: async () => [] };
const sound: Surroundings = {
  storage: { estimate: async () => ({ usage: 2e6, quota: 5e9 }), persisted: async () => true },
  locks: {},
  channels: {},
  workers: {},
  cryptography: {},
  policy: async () => null,
};

const states = (rows: Awaited<ReturnType<typeof doctor>>) =>
  Object.fromEntries(rows.map(({ name, state }) => [name, state]));

test('in a sound browser all is fine', async () => {
  const rows = await doctor({ store: new MemoryStore(), keys, around: sound });
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['fine']));
  expect(rows.find(({ name }) => name === 'Room')?.what).toBe(
    '2.0 MB of the 5.0 GB that the browser grants are used, less than 1 %.',
  );
  expect(rows.find(({ name }) => name === 'Storage')?.what).toBe('It works, and nothing is stored yet.');
  expect(rows.find(({ name }) => name === 'Keys')?.what).toBe('None is known. Those that are stored are sealed.');
});

test('what is wrong comes with what to do about it, and what throws is a row like any other', async () => {
  const store = new MemoryStore({ none: 'Storage is blocked.' });
  const broken = { list: () => Promise.reject(new Error('The vault does not open.')) };
  const storage = { estimate: async () => ({ usage: 95, quota: 100 }), persisted: async () => false };
  const rows = await doctor({ store, keys: broken, around: { storage } });
  expect(states(rows)).toEqual({
    Storage: 'bad',
    Room: 'warning',
    'Kept for good': 'bad',
    Tabs: 'warning',
    Workers: 'warning',
    Keys: 'bad',
    Providers: 'fine',
    Requests: 'fine',
  });
  for (const { name, state, todo } of rows)
    if (state !== 'fine' && name !== 'Kept for good') expect(todo).toBeDefined();
  expect(rows.find(({ name }) => name === 'Keys')?.what).toBe('The vault does not open.');
});

test('what is stored is counted and weighed', async () => {
  const store = new MemoryStore();
  await store.append({ run: 'r', owner: 1, from: 0, events: [started] });
  const rows = await doctor({ store, keys: { list: async () => [{ provider: 'a' }] as never }, around: sound });
  expect(rows.find(({ name }) => name === 'Storage')?.what).toMatch(/^It keeps 1 run and 0 workspaces, [\d.]+ \w+ of/);
  expect(rows.find(({ name }) => name === 'Keys')?.what).toMatch(/^There is a key for 1 service\./);
});

test.each<readonly [policy: string | null, state: string]>([
  [null, 'fine'],
  ["default-src 'self'; connect-src *", 'fine'],
  ["connect-src 'self' https:", 'fine'],
  ["script-src 'self'", 'fine'],
  ["default-src 'self'; connect-src 'self' https://api.example", 'warning'],
  ["default-src 'none'", 'warning'],
])('a policy that the host sends with the worker, %s, is read', async (policy, state) => {
  const rows = await doctor({ store: new MemoryStore(), keys, around: { ...sound, policy: async () => policy } });
  expect(rows.find(({ name }) => name === 'Requests')).toMatchObject({ state });
});
