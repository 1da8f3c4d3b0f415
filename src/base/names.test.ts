import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Names } from './names.ts';

const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor', ''), fc.string({ maxLength: 3 }));
const move = fc.record({ name, value: fc.option(fc.integer(), { nil: undefined }) });

test('it says what a Map would say, in order of name, and earlier maps do not change', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 200 }), (moves) => {
      const model = new Map<string, number>();
      let names = Names.empty<number>();
      for (const { name: each, value } of moves) {
        const before = [...names];
        const next = value === undefined ? names.without(each) : names.with(each, value);
        expect([...names]).toEqual(before);
        if (value === undefined) model.delete(each);
        else model.set(each, value);
        names = next;
        expect(names.get(each)).toBe(value);
        expect(names.size).toBe(model.size);
      }
      expect([...names]).toEqual([...model].sort(([a], [b]) => (a < b ? -1 : 1)));
    }),
  );
});

test('thousands of names keep their values', () => {
  let names = Names.empty<number>();
  for (let i = 0; i < 3000; i++) names = names.with(`file-${i}`, i);
  expect(names.size).toBe(3000);
  expect(names.get('file-2999')).toBe(2999);
  expect(names.without('file-7').get('file-7')).toBeUndefined();
});
