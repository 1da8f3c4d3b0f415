import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesIn, tokensIn } from './tokens.ts';

test('bytes are those of UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(bytesIn(text)).toBe(new TextEncoder().encode(text).length);
    }),
  );
});

test('a token is about four bytes, so that no script is far off', () => {
  expect(tokensIn('')).toBe(0);
  expect(tokensIn('four')).toBe(1);
  expect(tokensIn('漢字')).toBe(2);
});
