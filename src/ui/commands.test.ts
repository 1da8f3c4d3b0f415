import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands, keysOf } from './commands.ts';
import { localKeys } from './keys/local-keys.ts';

test('no key, no word and no name stands for two commands', () => {
  const named = [
    ...commands.map(({ id }) => `id ${id}`),
    ...commands.flatMap(({ keys = [] }) => keys.map((key) => `key ${key}`)),
    ...commands.flatMap(({ slash }) => (slash === undefined ? [] : [`/${slash}`])),
  ];
  expect(named.length).toBeGreaterThan(40);
  expect(new Set(named).size).toBe(named.length);
});

test('every word of the contract that applies is in the table', () => {
  const words = 'help new context compact cost memory skills permissions plan model status doctor continue stop export';
  const known = commands.flatMap(({ slash }) => slash ?? []);
  expect(words.split(' ').filter((word) => !known.includes(word))).toEqual([]);
});

test('every command can be reached by a key or a word', () => {
  expect(commands.filter(({ keys, slash }) => keys === undefined && slash === undefined)).toEqual([]);
});

test('keys that belong to the browser are left alone', () => {
  const taken = ['F6', 'F10', 'F11', 'Alt ArrowLeft', 'Alt ArrowRight', 'Ctrl Enter'];
  expect(commands.flatMap(({ keys = [] }) => keys).filter((key) => taken.includes(key))).toEqual([]);
});

test('a tooltip reads the same table', () => {
  expect([keysOf('continueOrPause'), keysOf('stepOn'), keysOf('stopRun')]).toEqual(['Space', 'ArrowRight', undefined]);
});

test('a command that makes no sense says why', () => {
  const stop = commands.find(({ id }) => id === 'stopRun');
  expect((['closed', 'done', 'working'] as const).map((standing) => stop?.unavailable?.(standing))).toEqual([
    'No run is open.',
    'The agent rests.',
    undefined,
  ]);
});

test('a key that a control shows is a key of the table', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx') && !file.startsWith('kit'),
  );
  const shown = files.flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/\bkeys="([^"]+)"/g)].map(([, keys]) => keys),
  );
  const known = new Set([...commands, ...localKeys].flatMap(({ keys = [] }) => keys));
  expect(shown.length).toBeGreaterThan(1);
  expect(shown.filter((keys) => keys !== undefined && !known.has(keys))).toEqual([]);
});
