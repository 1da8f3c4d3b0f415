import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutEnd, cutMiddle } from './cut.ts';

test('a text that fits is not cut', () => {
  expect(cutMiddle('one\ntwo\n', { head: 4, tail: 4 })).toEqual({ head: 'one\ntwo\n', tail: '', left: 0 });
});

test('cuts fall between lines when a line ends near by', () => {
  const text = Array.from({ length: 9 }, (_, i) => `line ${i}\n`).join('');
  expect(cutMiddle(text, { head: 17, tail: 17 })).toEqual({
    head: 'line 0\nline 1\n',
    tail: 'line 7\nline 8\n',
    left: 35,
  });
});

test('no room for the beginning means none of it', () => {
  expect(cutMiddle('\na', { head: 0, tail: 0 })).toEqual({ head: '', tail: '', left: 2 });
});

test('nothing is lost or doubled, no end is too long, and no character is parted', () => {
  const texts = fc.array(fc.constantFrom('a', '\n', 'é', '😀', '家'), { maxLength: 60 }).map((each) => each.join(''));
  fc.assert(
    fc.property(texts, fc.nat(20), fc.nat(20), (text, head, tail) => {
      const ends = cutMiddle(text, { head, tail });
      expect(ends.head.length + ends.left + ends.tail.length).toBe(text.length);
      expect(text.startsWith(ends.head) && text.endsWith(ends.tail)).toBe(true);
      expect(`${ends.head}${ends.tail}${cutEnd(text, head)}`.isWellFormed()).toBe(true);
      if (ends.left > 0) expect([ends.head.length <= head, ends.tail.length <= tail]).toEqual([true, true]);
      expect(cutEnd(text, head).length).toBeLessThanOrEqual(head);
    }),
  );
});
