import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTyped, findTyped, rove } from './roving.ts';

const row = { axis: 'row', wraps: true } as const;
const column = { axis: 'column', wraps: false } as const;

test('arrows of its own axis move, others are left alone', () => {
  expect(rove('ArrowRight', 0, 3, row)).toBe(1);
  expect(rove('ArrowDown', 0, 3, row)).toBeUndefined();
  expect(rove('a', 0, 3, row)).toBeUndefined();
  expect(rove('End', 0, 0, row)).toBeUndefined();
});

test('at the ends it wraps or stays', () => {
  expect(rove('ArrowRight', 2, 3, row)).toBe(0);
  expect(rove('ArrowLeft', 0, 3, row)).toBe(2);
  expect(rove('ArrowDown', 2, 3, column)).toBe(2);
  expect(rove('ArrowUp', 0, 3, column)).toBe(0);
});

test('wherever it lands there is something', () => {
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End');
  const form = fc.record({ axis: fc.constantFrom('row' as const, 'column' as const), wraps: fc.boolean() });
  fc.assert(
    fc.property(key, fc.integer({ min: 1, max: 50 }), fc.nat(), form, (pressed, count, seed, shape) => {
      const to = rove(pressed, seed % count, count, shape);
      return to === undefined || (to >= 0 && to < count);
    }),
  );
});

test('letters typed without a pause make a word, a pause begins anew', () => {
  const first = addTyped({ text: '', at: 0 }, 'S', 10_000);
  expect(first).toEqual({ text: 's', at: 10_000 });
  expect(first && addTyped(first, 'u', 10_300)).toEqual({ text: 'su', at: 10_300 });
  expect(first && addTyped(first, 'u', 12_000)).toEqual({ text: 'u', at: 12_000 });
});

test('a space types only within a word, and named keys never do', () => {
  expect(addTyped({ text: '', at: 0 }, ' ', 100)).toBeUndefined();
  expect(addTyped({ text: 'a', at: 0 }, ' ', 100)).toEqual({ text: 'a ', at: 100 });
  expect(addTyped({ text: 'a', at: 0 }, 'Enter', 100)).toBeUndefined();
});

test('typing finds by beginning, from where it stands and round', () => {
  const labels = ['src', 'sum.ts', 'Sum.test.ts', 'package.json'];
  expect(findTyped(labels, 0, 's')).toBe(1);
  expect(findTyped(labels, 1, 'ss')).toBe(2);
  expect(findTyped(labels, 2, 's')).toBe(0);
  expect(findTyped(labels, 3, 'sum.t')).toBe(1);
  expect(findTyped(labels, 0, 'x')).toBeUndefined();
});
