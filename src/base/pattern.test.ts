import { expect, test } from 'vitest';
import { compilePattern, isRegex, patternFault } from './pattern.ts';

test.each([
  ['fail', 'it fails', true],
  ['fail', 'Fail', false],
  ['', 'anything', true],
  ['rm *', 'rm -rf x', true],
  ['rm *', 'farm -rf', false],
  ['*.md', 'a/b.md', true],
  ['a*b*c', 'a1b2c', true],
  ['a*b*c', 'acb', false],
  ['aa*aa', 'aaa', false],
  ['a*ab*b', 'ab', false],
  ['*', '', true],
  ['*one*two*', 'x\none\ntwo', true],
  ['/^a+$/', 'aaa', true],
  ['/A/i', 'a', true],
  ['/a', '/a', true],
  ['/a/b', 'see /a/b there', true],
  ['.*', 'x', false],
])('%s on %j: %s', (pattern, text, fits) => {
  expect(compilePattern(pattern).test(text)).toBe(fits);
});

test('plain text can be asked to be all there is', () => {
  expect(compilePattern('git status', { whole: true }).test('git status')).toBe(true);
  expect(compilePattern('git status', { whole: true }).test('git status; rm x')).toBe(false);
  expect(compilePattern('git status').test('git status; rm x')).toBe(true);
});

test('what fits can be taken out', () => {
  expect(compilePattern('/line (\\d+)/').exec('at line 12, line 13')).toEqual(['line 12', '12']);
  expect(compilePattern('b').exec('abc')).toEqual(['b']);
  expect(compilePattern('a*').exec('abc')).toEqual(['abc']);
  expect(compilePattern('x').exec('abc')).toBeUndefined();
});

test('a broken pattern is told apart from one that fits nothing', () => {
  expect(patternFault('/(/')).toContain('cannot be read');
  expect(patternFault('/(a)\\1/')).toContain('back reference');
  expect(patternFault('/a/gg')).toContain('/a/gg cannot be read');
  expect(patternFault('(')).toBeUndefined();
  expect(isRegex('/a/i')).toBe(true);
  expect(isRegex('/a')).toBe(false);
  expect(isRegex('/a/b')).toBe(false);
});

test('no pattern makes it slow', () => {
  const before = performance.now();
  expect(compilePattern(`${'*a'.repeat(500)}*b`).test('a'.repeat(20_000))).toBe(false);
  expect(compilePattern('/(x+x+)+y/').test('x'.repeat(5_000))).toBe(false);
  expect(performance.now() - before).toBeLessThan(5_000);
});

test('a star in prose or code may stand for itself', () => {
  const prose = compilePattern('a * b', { literal: true });
  expect([prose.test('(a * b) + c'), prose.test('a or b')]).toEqual([true, false]);
  expect(compilePattern('/a.b/', { literal: true }).test('a*b')).toBe(true);
});
