import { expect, test } from 'vitest';
import { ago, bytes, count, duration, money, percent, signed, tokens } from './format.ts';

test('a number of things is grouped and agrees with its noun', () => {
  expect([count(1, 'line'), count(0, 'line'), count(1204, 'line'), count(2, 'reply', 'replies')]).toEqual([
    '1 line',
    '0 lines',
    '1,204 lines',
    '2 replies',
  ]);
});

test('tokens are short for the eye and whole for the ear', () => {
  expect(tokens(1204)).toEqual({ short: '1,204 tok', long: '1,204 tokens' });
  expect(tokens(1).long).toBe('1 token');
});

test.each([
  [0, '$0.00'],
  [0.00004, '<$0.0001'],
  [0.00042, '$0.00042'],
  [0.018, '$0.018'],
  [0.1, '$0.10'],
  [1.5, '$1.50'],
  [1234.5, '$1,234.50'],
])('%d dollars are printed as %s', (dollars, printed) => {
  expect(money(dollars).short).toBe(printed);
});

test('an unknown price is never zero', () => {
  expect(money(undefined).short).toBe('price unknown');
});

test.each([
  [-5, '0 ms', '0 milliseconds'],
  [0.4, '0 ms', '0 milliseconds'],
  [99, '99 ms', '99 milliseconds'],
  [100, '0.1 s', '0.1 seconds'],
  [900, '0.9 s', '0.9 seconds'],
  [9_949, '9.9 s', '9.9 seconds'],
  [9_950, '10 s', '10 seconds'],
  [59_600, '1 min', '1 minute'],
  [125_000, '2 min 5 s', '2 minutes 5 seconds'],
  [3_599_600, '1 h', '1 hour'],
  [3_720_000, '1 h 2 min', '1 hour 2 minutes'],
])('%d milliseconds are printed as %s and said as %s', (milliseconds, short, long) => {
  expect(duration(milliseconds)).toEqual({ short, long });
});

const now = Date.UTC(2026, 10, 20, 12);
const minute = 60_000;

test.each([
  [-minute, 'just now'],
  [30_000, 'just now'],
  [5 * minute, '5 min ago'],
  [3 * 60 * minute, '3 h ago'],
  [30 * 60 * minute, 'yesterday'],
  [6 * 24 * 60 * minute, '6 days ago'],
  [10 * 24 * 60 * minute, '10 Nov 2026'],
])('%d milliseconds ago is printed as %s', (before, printed) => {
  expect(ago(now - before, now).short).toBe(printed);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_200, '1.2 kB'],
  [20_000_000, '20.0 MB'],
  [120_000_000, '120 MB'],
  [999_960, '1.0 MB'],
])('%d bytes are printed as %s', (number, printed) => {
  expect(bytes(number).short).toBe(printed);
});

test('parts and changes carry their sign in words', () => {
  expect(percent(0.613)).toEqual({ short: '61 %', long: '61 percent' });
  expect(signed(74)).toEqual({ short: '+74', long: '74 more' });
  expect(signed(-77)).toEqual({ short: '−77', long: '77 less' });
  expect(signed(0)).toEqual({ short: '0', long: 'no change' });
});
