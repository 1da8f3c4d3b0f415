import { expect, test } from 'vitest';
import { MemoryStore } from '../storage/memory.ts';
import { doctor, type Surroundings } from './doctor.ts';

const keys = { list: async () => [] };
const sound: Surroundings = {
  storage: { estimate: async () => ({ usage: 2e6, quota: 5e9 }), persisted: async () => true },
  locks: {},
  channels: {},
  workers: {},
  cryptography: {},
};

const states = (rows: Awaited<ReturnType<typeof doctor>>) =>
  Object.fromEntries(rows.map(({ name, state }) => [name, state]));

test('in a sound browser all is fine', async () => {
  const rows = await doctor({ store: new MemoryStore(), keys, around: sound });
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['fine']));
  expect(rows.find(({ name }) => name === 'Room')?.what).toBe('2 MB of 5.0 GB are used.');
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
  });
  for (const { name, state, todo } of rows)
    if (state !== 'fine' && name !== 'Kept for good') expect(todo).toBeDefined();
  expect(rows.find(({ name }) => name === 'Keys')?.what).toBe('The vault does not open.');
});
