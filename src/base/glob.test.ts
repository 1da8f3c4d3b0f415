import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileGlob, compileGlobs, GlobError, globFault } from './glob.ts';

test.each([
  ['a', 'a', true],
  ['a', 'b/a', false],
  ['/a', 'a', true],
  ['./a', 'a', true],
  ['a//b', 'a/b', true],
  ['*', 'a', true],
  ['*', 'a/b', false],
  ['*', '.a', false],
  ['.*', '.a', true],
  ['?', 'ä', true],
  ['?', '😀', true],
  ['?', '', false],
  ['*.ts', 'a.ts', true],
  ['*.ts', 'a.tsx', false],
  ['a*b*c', 'aXbYc', true],
  ['a*b*c', 'acb', false],
  ['**', '', true],
  ['**', 'a/b/c', true],
  ['**', 'a/.b/c', false],
  ['**/*.ts', 'a.ts', true],
  ['**/*.ts', 'a/b/c.ts', true],
  ['**/*.ts', 'a/.b/c.ts', false],
  ['a/**', 'a', false],
  ['a/**', 'a/b', true],
  ['a/**', 'a/b/c', true],
  ['a/', 'a/b', true],
  ['a/', 'a', false],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b/**/c', 'a/b/b/c', true],
  ['a**b', 'a/b', false],
  ['a**b', 'axb', true],
  ['[abc]', 'b', true],
  ['[a-c]x', 'bx', true],
  ['[!a-c]', 'b', false],
  ['[^a-c]', 'd', true],
  ['[]a]', ']', true],
  ['[a-]', '-', true],
  ['[ab', '[ab', true],
  ['{a,b}.ts', 'b.ts', true],
  ['{a,b/{c,d}}/e', 'b/d/e', true],
  ['{a,b/**}/e', 'b/x/e', true],
  ['{a,}b', 'b', true],
  ['{a}', '{a}', true],
  ['{a', '{a', true],
  ['a}', 'a}', true],
  ['\\*', '*', true],
  ['\\*', 'a', false],
  ['\\{a,b\\}', '{a,b}', true],
  ['!a', 'a', false],
  ['!a', 'b', true],
  ['A', 'a', false],
])('%s on %s: %s', (pattern, path, fits) => {
  expect(compileGlob(pattern)(path)).toBe(fits);
});

test('hidden names fit on request', () => {
  expect(compileGlob('**', { dot: true })('a/.b')).toBe(true);
  expect(compileGlob('*', { dot: true })('.b')).toBe(true);
});

test('letter case is ignored on request', () => {
  expect(compileGlob('SRC/[A-C]*.ts', { ignoreCase: true })('src/Bx.TS')).toBe(true);
});

test('a list fits when one glob does and none refuses', () => {
  const fits = compileGlobs(['**/*.ts', '!**/*.test.ts']);
  expect(['a.ts', 'a.test.ts', 'a.js'].map(fits)).toEqual([true, false, false]);
  expect(['a', 'b'].map(compileGlobs(['!a']))).toEqual([false, true]);
});

test('what no person writes is refused, not tried', () => {
  expect(globFault('{a,b}'.repeat(20))).toContain('more than 512 alternatives');
  expect(globFault('a'.repeat(1001))).toContain('1000 characters');
  expect(globFault('**/{a,b}')).toBeUndefined();
  expect(() => compileGlob('{a,b}'.repeat(20))).toThrow(GlobError);
});

test('no pattern makes it slow', () => {
  const steps = ['*a'.repeat(200), '**/'.repeat(200), `${'*'.repeat(400)}b`, '{'.repeat(900)];
  const before = performance.now();
  for (const pattern of steps) {
    expect(compileGlob(`${pattern}b`)('a'.repeat(2000))).toBe(false);
    expect(compileGlob(`${pattern}b`)('a/'.repeat(1000))).toBe(false);
  }
  // a matcher that goes back would need longer than the universe has existed
  expect(performance.now() - before).toBeLessThan(5000);
});

/** The same meaning, tried one after the other. */
function naive(pattern: readonly string[], names: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  const [name, ...others] = names;
  if (first === undefined) return name === undefined;
  if (first === '**') {
    if (rest.length === 0) return names.every((each) => !each.startsWith('.'));
    return naive(rest, names) || (name !== undefined && !name.startsWith('.') && naive(pattern, others));
  }
  return (
    name !== undefined &&
    (first.startsWith('.') || !name.startsWith('.')) &&
    naiveName(first, name) &&
    naive(rest, others)
  );
}

function naiveName(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  if (pattern[0] === '*')
    return naiveName(pattern.slice(1), name) || (name !== '' && naiveName(pattern, name.slice(1)));
  return name !== '' && (pattern[0] === '?' || pattern[0] === name[0]) && naiveName(pattern.slice(1), name.slice(1));
}

test('it agrees with a plain reading', () => {
  const word = fc
    .string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 4 })
    .filter((each) => !/^\.\.?$/.test(each));
  const wild = fc
    .string({ unit: fc.constantFrom('a', 'b', '.', '*', '?'), minLength: 1, maxLength: 5 })
    .filter((each) => !/^(\.\.?|\*\*+)$/.test(each));
  const glob = fc.array(fc.oneof(wild, fc.constant('**')), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(glob, fc.array(word, { minLength: 1, maxLength: 5 }), (pattern, names) => {
      // `a/**` asks for something in `a`
      const inside = pattern.length > 1 && pattern.at(-1) === '**' ? [...pattern.slice(0, -1), '*', '**'] : pattern;
      const expected = naive(inside, names);
      expect(compileGlob(pattern.join('/'))(names.join('/'))).toBe(expected);
    }),
    { numRuns: 3000 },
  );
});
