import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitAfter } from './retry.ts';

test('the wait is what the provider asked for, at most a minute', () => {
  expect(waitAfter(1, 1500, 7)).toBe(1500);
  expect(waitAfter(1, 600_000, 7)).toBe(60_000);
});

test('else it is full jitter below a bound that doubles up to 30 s, and the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 }), fc.integer(), (attempt, seed) => {
      const wait = waitAfter(attempt, undefined, seed);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThan(Math.min(30_000, 1000 * 2 ** attempt));
      expect(waitAfter(attempt, undefined, seed)).toBe(wait);
    }),
  );
});

test('different places in the log give different waits', () => {
  const waits = new Set(Array.from({ length: 50 }, (_, seed) => waitAfter(3, undefined, seed)));
  expect(waits.size).toBeGreaterThan(45);
});
