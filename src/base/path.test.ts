import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotePath, resolvePath } from './path.ts';

test.each([
  ['', ''],
  ['/', ''],
  ['.', ''],
  ['./', ''],
  ['..', ''],
  ['../../..', ''],
  ['/a', 'a'],
  ['a/', 'a'],
  ['a//b', 'a/b'],
  ['a/./b', 'a/b'],
  ['a/../b', 'b'],
  ['a/b/../../../../c', 'c'],
  ['~', 'home/user'],
  ['~/', 'home/user'],
  ['~/a', 'home/user/a'],
  ['~/../other', 'home/other'],
  ['~a', '~a'],
  ['a/~', 'a/~'],
  ['...', '...'],
  ['a b', 'a b'],
  ['a\\b', 'a\\b'],
  ['ä/😀', 'ä/😀'],
])('%j is %j', (path, resolved) => {
  expect(resolvePath(path)).toBe(resolved);
});

test.each([['a\0b'], ['a\nb'], ['a\tb'], ['\x7f'], ['a\ud800'], ['\udc00b'], ['a/'.repeat(3000)]])(
  'no file can be named %j',
  (path) => {
    expect(resolvePath(path)).toBeUndefined();
  },
);

test('resolving again changes nothing, and nothing is left to fold', () => {
  const name = fc.constantFrom('a', 'b', '.', '..', '', '~', '...', ' ', '.git', 'ä');
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (names) => {
      const once = resolvePath(`./${names.join('/')}`);
      expect(once === undefined ? undefined : resolvePath(`/${once}`)).toBe(once);
      expect(once?.split('/').filter((each) => each === '.' || each === '..')).toEqual([]);
    }),
  );
});

test('a quoted path stays on its line', () => {
  expect(quotePath('a\nb')).toBe('a\\nb');
  expect(quotePath('')).toBe('/');
  expect(quotePath('x'.repeat(300))).toHaveLength(201);
});
