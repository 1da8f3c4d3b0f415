import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, decode, encode, lineAt, linesOf, sized } from './text.ts';

test('text comes back from its bytes unchanged, with any byte order mark', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0'));
      expect(decode(encode(`\uFEFF${text}`))).toBe(`\uFEFF${text}`);
    }),
  );
});

test('bytes that are not UTF-8 are not text', () => {
  expect(decode(new Uint8Array([0xff, 0xfe, 0x41]))).toBeUndefined();
  expect(decode(new Uint8Array([0x41, 0, 0x42]))).toBeUndefined();
  expect(decode(new Uint8Array())).toBe('');
});

test('lines end with either ending, and the last ending begins no line', () => {
  expect(linesOf('a\r\nb\nc\n')).toEqual(['a', 'b', 'c']);
  expect(linesOf('a\n\n')).toEqual(['a', '']);
  expect(linesOf('a')).toEqual(['a']);
  expect(linesOf('')).toEqual([]);
});

test('a place has a line', () => {
  expect([0, 1, 2, 3, 4].map((place) => lineAt('a\nb\nc', place))).toEqual([1, 1, 2, 2, 3]);
});

test('numbers are said as people say them', () => {
  expect([counted(1, 'line'), counted(0, 'line'), counted(1234567, 'match', 'matches')]).toEqual([
    '1 line',
    '0 lines',
    '1,234,567 matches',
  ]);
  expect([sized(812), sized(1500), sized(999_949), sized(999_950), sized(20_000_000)]).toEqual([
    '812 bytes',
    '1.5 kB',
    '999.9 kB',
    '1.0 MB',
    '20.0 MB',
  ]);
});
