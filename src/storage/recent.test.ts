import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Recent } from './recent.ts';

const most = 80;

test('what is remembered is what was put there, within its room, and what was asked for last goes last', () => {
  const size = fc.integer({ min: 3, max: 12 });
  const doing = fc.record({
    hash: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
    is: fc.constantFrom('add', 'get'),
  });
  let forgotten = 0;
  fc.assert(
    fc.property(fc.array(fc.tuple(doing, size), { minLength: 30, maxLength: 80 }), (doings) => {
      const recent = new Recent(most);
      // content with one hash is one content
      const contents = new Map<string, Uint8Array>();
      let order: string[] = [];
      for (const [{ hash, is }, length] of doings) {
        const bytes = contents.get(hash) ?? new Uint8Array(length);
        contents.set(hash, bytes);
        const touched = is === 'get' ? order.includes(hash) : !order.includes(hash) && bytes.length <= most / 8;
        if (is === 'add') recent.add(hash, bytes);
        else expect(recent.get(hash)).toBe(order.includes(hash) ? bytes : undefined);
        if (touched) order = [...order.filter((each) => each !== hash), hash];
        const room = () => order.reduce((sum, each) => sum + (contents.get(each)?.length ?? 0), 0);
        for (; room() > most; forgotten += 1) order = order.slice(1);
      }
    }),
    { numRuns: 200 },
  );
  expect(forgotten).toBeGreaterThan(50);
});
