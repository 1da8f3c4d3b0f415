import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Trail } from './trail.ts';

test('every earlier length stays as it was, whatever is added to whichever length', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.integer())), (moves) => {
      const trails: { trail: Trail<number>; items: number[] }[] = [{ trail: Trail.of(), items: [] }];
      for (const [from, item] of moves) {
        const base = trails[from % trails.length] ?? { trail: Trail.of<number>(), items: [] };
        trails.push({ trail: base.trail.add(item), items: [...base.items, item] });
      }
      for (const { trail, items } of trails) {
        expect([...trail]).toEqual(items);
        expect(trail.length).toBe(items.length);
        expect(trail.at(-1)).toBe(items.at(-1));
        expect(trail.slice(1, -1)).toEqual(items.slice(1, -1));
      }
    }),
  );
});
