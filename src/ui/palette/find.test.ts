import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Entry, findEntries, worthOf } from './find.ts';

const entry = (label: string, more: Partial<Entry> = {}): Entry => ({
  id: label,
  kind: 'Command',
  label,
  run: () => undefined,
  ...more,
});
const found = (entries: readonly Entry[], query: string) => findEntries(entries, query).map(({ label }) => label);

test('the starts of words come before letters somewhere', () => {
  const entries = [entry('Show what it left offset'), entry('Run Fix the failing test')];
  expect(found(entries, 'fft')).toEqual(['Run Fix the failing test', 'Show what it left offset']);
});

test('letters side by side come before letters apart', () => {
  expect(found([entry('Set on top'), entry('Stop the agent')], 'stop')).toEqual(['Stop the agent', 'Set on top']);
});

test('what does not hold the letters in their order is left out', () => {
  expect(found([entry('Stop the agent')], 'pots')).toEqual([]);
});

test('a word after the slash finds its command, and the kind is a word too', () => {
  const entries = [
    entry('Say where the run stands', { also: '/status' }),
    entry('Find the TODOs', { kind: 'Scenario' }),
  ];
  expect(found(entries, '/stat')).toEqual(['Say where the run stands']);
  expect(found(entries, 'scenario todo')).toEqual(['Find the TODOs']);
});

test('what cannot be done now comes last, however well it fits', () => {
  const entries = [entry('Stop', { unavailable: 'The agent rests.' }), entry('Step to the top')];
  expect(found(entries, 'stop')).toEqual(['Step to the top', 'Stop']);
});

test('an empty query keeps everything in its order', () => {
  expect(found([entry('B'), entry('A')], ' ')).toEqual(['B', 'A']);
});

test('letters fit exactly where they are a part of the text in order', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 12 });
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(text, letters, (where, wanted) => {
      const inOrder = new RegExp([...wanted].join('.*')).test(where);
      expect(worthOf(where, wanted) !== undefined).toBe(inOrder);
    }),
  );
});
