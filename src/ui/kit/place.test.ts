import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBeside } from './place.ts';

const screen = { width: 400, height: 300 };
const box = { width: 100, height: 50 };
const button = { left: 150, top: 100, width: 40, height: 20 };

test('it stands at the wanted side, aligned as asked', () => {
  expect(placeBeside(button, box, screen, { side: 'below', align: 'start' })).toEqual({ left: 150, top: 120 });
  expect(placeBeside(button, box, screen, { side: 'below', align: 'end' })).toEqual({ left: 90, top: 120 });
  expect(placeBeside(button, box, screen, { side: 'above', align: 'middle' })).toEqual({ left: 120, top: 50 });
});

test('without room it goes to the other side', () => {
  expect(placeBeside({ ...button, top: 270 }, box, screen, { side: 'below', align: 'start' }).top).toBe(220);
  expect(placeBeside({ ...button, top: 10 }, box, screen, { side: 'above', align: 'start' }).top).toBe(30);
});

test('a box that fits the screen never passes its edge', () => {
  const size = fc.integer({ min: 1, max: 200 });
  const at = fc.integer({ min: -50, max: 450 });
  const wanted = fc.record({
    side: fc.constantFrom('above' as const, 'below' as const),
    align: fc.constantFrom('start' as const, 'middle' as const, 'end' as const),
  });
  fc.assert(
    fc.property(at, at, size, size, wanted, (left, top, width, height, want) => {
      const put = placeBeside({ ...button, left, top }, { width, height }, screen, want);
      return put.left >= 0 && put.top >= 0 && put.left + width <= 400 && put.top + height <= 300;
    }),
  );
});
