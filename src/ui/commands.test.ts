import { expect, test } from 'vitest';
import { commands, keysOf } from './commands.ts';

test('no key, no word and no name stands for two commands', () => {
  const named = [
    ...commands.map(({ id }) => `id ${id}`),
    ...commands.flatMap(({ keys = [] }) => keys.map((key) => `key ${key}`)),
    ...commands.flatMap(({ slash }) => (slash === undefined ? [] : [`/${slash}`])),
  ];
  expect(named.length).toBeGreaterThan(40);
  expect(new Set(named).size).toBe(named.length);
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
