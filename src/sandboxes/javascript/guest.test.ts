import nodeAssert from 'node:assert';
import { posix } from 'node:path';
import * as nodeUtil from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';

// Its modules are made for the machine; here they get a host that does nothing, and Node is what they are held against.
Object.assign(globalThis, { [Symbol.for('host')]: { cwd: '/work', argv: [], env: {}, stdin: '', write: () => {} } });
const path = await import('./guest/path.js');
const { default: assert } = await import('./guest/assert.js');
const { format, inspect } = await import('./guest/inspect.js');
const { isDeepEqual } = await import('./guest/equal.js');

const piece = fc.constantFrom('a', 'b.txt', '.', '..', '', '.hidden', 'c.d.e', '/');
const anyPath = fc.array(piece, { maxLength: 5 }).map((parts) => parts.join('/').replace(/\/{2,}/g, '/'));

test('paths are what Node makes of them', () => {
  fc.assert(
    fc.property(anyPath, anyPath, (a, b) => {
      expect(path.normalize(a)).toBe(posix.normalize(a));
      expect(path.join(a, b)).toBe(posix.join(a, b));
      expect(path.resolve('/r', a, b)).toBe(posix.resolve('/r', a, b));
      expect(path.dirname(a)).toBe(posix.dirname(a));
      expect(path.basename(a)).toBe(posix.basename(a));
      expect(path.extname(a)).toBe(posix.extname(a));
      expect(path.relative(`/${a}`, `/${b}`)).toBe(posix.relative(`/${a}`, `/${b}`));
      expect(path.isAbsolute(a)).toBe(posix.isAbsolute(a));
    }),
    { numRuns: 300 },
  );
  expect(path.resolve('x')).toBe('/work/x');
});

const value = fc.anything({
  withMap: true,
  withSet: true,
  withDate: true,
  withBigInt: true,
  withNullPrototype: true,
  withTypedArray: true,
  maxDepth: 3,
});

test('two values are the same when Node says so', () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      expect(isDeepEqual(a, b)).toBe(nodeUtil.isDeepStrictEqual(a, b));
      expect(isDeepEqual(a, a)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

class Point {
  readonly x = 1;
  readonly y = -0;
}

test.each([
  [1, 'text', null, undefined, true, -0, 10n, Symbol('s')],
  [{}, [], [1, 'two', [3]], { a: { b: { c: { d: 1 } } } }],
  [new Map([['a', { b: 1 }]]), new Set([1, 'x']), new Point(), Object.create(null)],
  [(a: number) => a, class A {}, new Date(0), /x/g, "it's", '"both" it\'s'],
  [
    {
      'a-b': 1,
      [Symbol('k')]: 2,
      get g() {
        return 1;
      },
    },
    Object.assign([undefined], { 2: 3 }),
  ],
  [new Uint8Array([1, 2]), Array.from({ length: 102 }, () => 0).length],
])('values are shown as Node shows them: %#', (...values) => {
  for (const each of values) expect(inspect(each)).toBe(nodeUtil.inspect(each));
});

test.each([
  ['%s is %d, %i, %f, %j, %o %%', 'x', 4, '5.9', '1.5', { a: 1 }, 'y', 'more', { b: [1] }],
  ['no sign', 1, { a: 'b' }],
  [{ a: 1 }, 'text', 3],
  ['%s %s', 'one'],
])('a line is put together as Node does it: %#', (...values) => {
  expect(format(...values)).toBe(nodeUtil.format(...values));
});

/** What an assertion says when it fails. */
function saying(does: () => unknown): string | undefined {
  try {
    does();
    return undefined;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

test.each<[string, (tested: typeof nodeAssert) => unknown]>([
  ['strictEqual', (tested) => tested.strictEqual(94.5, 95)],
  ['strictEqual of texts', (tested) => tested.strictEqual('a', 'b')],
  ['equal', (tested) => tested.equal(1, 2)],
  ['equal, loosely', (tested) => tested.equal(1, '1')],
  ['notStrictEqual', (tested) => tested.notStrictEqual(1, 1)],
  ['ok with words', (tested) => tested.ok(0, 'nothing')],
  ['throws without a throw', (tested) => tested.throws(() => {})],
  [
    'throws with the wrong pattern',
    (tested) =>
      tested.throws(() => {
        throw new Error('a');
      }, /b/),
  ],
  [
    'throws with a class',
    (tested) =>
      tested.throws(() => {
        throw new TypeError('a');
      }, TypeError),
  ],
  [
    'throws with fields',
    (tested) =>
      tested.throws(
        () => {
          throw new TypeError('a');
        },
        { name: 'TypeError', message: 'a' },
      ),
  ],
  ['match', (tested) => tested.match('abc', /x/)],
  ['fail', (tested) => tested.fail('so it is')],
  ['deepEqual that holds', (tested) => tested.deepEqual({ a: [1, '2'] }, { a: [1, 2] })],
  [
    'deepStrictEqual that holds',
    (tested) => tested.deepStrictEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])),
  ],
])('an assertion says what Node says: %s', (_, does) => {
  // ours has all that is used of it
  expect(saying(() => does(assert as unknown as typeof nodeAssert))).toBe(saying(() => does(nodeAssert)));
});

test('what differs deep inside is shown line by line', () => {
  const said = saying(() =>
    assert.deepStrictEqual(
      { name: 'a long name of a thing', list: [1, 2, 3] },
      { name: 'a long name of a thing', list: [1, 3] },
    ),
  );
  expect(said).toContain('Expected values to be strictly deep-equal:');
  expect(said).toMatch(/^\+ .*\[ 1, 2, 3 \]/m);
  expect(said).toMatch(/^- .*\[ 1, 3 \]/m);
});
