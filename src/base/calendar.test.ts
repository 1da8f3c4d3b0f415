import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoOf, timeIn } from './calendar.ts';

test('a moment is written and read as the calendar of the platform does', () => {
  const time = fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }).map((seconds) => seconds * 1000);
  fc.assert(
    fc.property(time, (each) => {
      expect(isoOf(each)).toBe(new Date(each).toISOString().replace('.000Z', 'Z'));
      expect(timeIn(isoOf(each))).toBe(each);
      expect(timeIn(isoOf(each).slice(0, 10))).toBe(Date.parse(isoOf(each).slice(0, 10)));
    }),
  );
});

test.each(['', 'soon', '2026-02-30', '2026-13-01', '2026-00-10', '26-1-1', '2026-01-01T25:00', '2025-02-29'])(
  '%j is no day',
  (text) => {
    expect(timeIn(text)).toBeUndefined();
  },
);

test('the last of February is a day in a leap year', () => {
  expect(timeIn('2024-02-29')).toBe(Date.UTC(2024, 1, 29));
});
