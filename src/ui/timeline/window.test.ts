import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawn, offsetOf, reveal } from './window.ts';

const sizes = { row: 26, heading: 30 };
/** A list in which every so manieth line is a heading. */
const list = (lines: number, every: number) => ({ lines, headingsBefore: (place: number) => Math.ceil(place / every) });
const lists = fc.record({ lines: fc.integer({ min: 1, max: 100_000 }), every: fc.integer({ min: 1, max: 9 }) });
const sights = fc.record({
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  height: fc.integer({ min: 30, max: 1500 }),
});

test('all that is in sight is drawn, and never more than 80 lines', () => {
  fc.assert(
    fc.property(lists, sights, ({ lines, every }, { part, height }) => {
      const rows = list(lines, every);
      const whole = offsetOf(rows, sizes, lines);
      const top = Math.max(0, whole - height) * part;
      const { from, to } = drawn(rows, sizes, { top, height });
      expect(to - from).toBeLessThanOrEqual(80);
      expect(offsetOf(rows, sizes, from)).toBeLessThanOrEqual(top);
      expect(offsetOf(rows, sizes, to)).toBeGreaterThanOrEqual(Math.min(whole, top + height));
    }),
  );
});

test('a line that is revealed is whole in sight, and one that is does not move the list', () => {
  fc.assert(
    fc.property(lists, sights, fc.nat(), ({ lines, every }, { part, height }, at) => {
      const rows = list(lines, every);
      const place = at % lines;
      const sight = { top: Math.max(0, offsetOf(rows, sizes, lines) - height) * part, height };
      const top = reveal(rows, sizes, sight, place);
      expect(offsetOf(rows, sizes, place)).toBeGreaterThanOrEqual(top);
      expect(offsetOf(rows, sizes, place + 1)).toBeLessThanOrEqual(top + height);
      expect(reveal(rows, sizes, { top, height }, place)).toBe(top);
    }),
  );
});
