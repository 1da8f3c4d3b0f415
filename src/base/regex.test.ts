import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileRegex } from './regex.ts';
import { RegexError } from './regex-program.ts';

const samples: readonly (readonly [source: string, flags: string, text: string])[] = [
  ['', '', 'a'],
  ['abc', '', 'xabcx'],
  ['^abc$', '', 'abc'],
  ['^b$', 'm', 'a\nb\nc'],
  ['a.c', '', 'a\nc'],
  ['a.c', 's', 'a\nc'],
  ['ABC', 'i', 'xabc'],
  ['a+?b', '', 'aaab'],
  ['a*', '', 'baa'],
  ['(a|ab)(c|bcd)(d*)', '', 'abcd'],
  ['(a+)(b+)?', '', 'aac'],
  ['(?:ab){2,3}', '', 'abababab'],
  ['x{2}', '', 'axxx'],
  ['x{2,}', '', 'axxxx'],
  ['x{,2}', '', 'x{,2}'],
  ['(?<year>\\d{4})-(\\d\\d)', '', 'on 2026-11-22'],
  ['\\bcat\\b', '', 'a cat sat'],
  ['\\Bcat', '', 'concat'],
  ['[^a-c]+', '', 'abcxyz'],
  ['[\\]\\-]+', '', 'a]-b'],
  ['[]', '', 'a'],
  ['[^]', '', '\n'],
  ['\\u0061\\x62', '', 'ab'],
  ['\\u{1F600}', 'u', 'x😀'],
  ['\\ud83d\\ude00', 'u', '😀'],
  ['\\ud83d\\ude00', '', '😀'],
  ['^.$', 'u', '😀'],
  ['^.$', '', '😀'],
  ['\\p{Lu}', 'u', 'aÄ'],
  ['😀+', 'u', '😀😀'],
  ['((a)|(b))*', '', 'ab'],
  ['(a*)*', '', 'b'],
  ['(a*)+', '', 'b'],
  ['a||b', '', 'b'],
  ['\\/\\.\\*', '', '/.*'],
  ['a{', '', 'xa{'],
  ['-]', 'i', 'a-]'],
  ['\\.env(\\..*)?$', '', 'x/.env.local'],
  ['error: (.*)', '', 'an error: it broke\nnext'],
];

test.each(samples)('/%s/%s on %j reads as RegExp reads it', (source, flags, text) => {
  const native = new RegExp(source, flags).exec(text);
  expect(compileRegex(source, flags).exec(text)).toEqual(native === null ? undefined : [...native]);
  expect(compileRegex(source, flags).test(text)).toBe(native !== null);
});

test.each([
  ['(a)\\1', '', 'back reference'],
  ['(?<a>x)\\k<a>', '', 'back reference'],
  ['a(?=b)', '', 'looks around'],
  ['(?<!a)b', '', 'looks around'],
  ['(', '', 'cannot be read'],
  ['a', 'x', 'cannot be read'],
  ['a', 'v', 'flag'],
  ['(?:a{200}){200}', '', 'repeats too much'],
  ['a{99999999}', '', 'repeats too much'],
  ['a'.repeat(1001), '', 'longer than'],
])('/%s/%s is refused', (source, flags, why) => {
  expect(() => compileRegex(source, flags)).toThrow(RegexError);
  expect(() => compileRegex(source, flags)).toThrow(why);
});

test('no expression makes it slow', () => {
  const before = performance.now();
  for (const source of ['(a+)+b', '(a|a)*b', '(a|aa)+$b', '.*.*.*b', '(?:a?){40}a{40}b', '((a*)*)*b']) {
    expect(compileRegex(source).test('a'.repeat(2000))).toBe(false);
  }
  expect(performance.now() - before).toBeLessThan(10_000);
});

/** Whether a piece may take no letter; then it is not repeated, since `RegExp` and this one repeat nothing differently. */
function mayBeEmpty(piece: string): boolean {
  return new RegExp(`^(?:${piece.replace(/\\b|\$|(?<!\[)\^/g, '(?:)')})$`).test('');
}

const source = fc.letrec<{ atom: string; sequence: string; any: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\b', '^', '$'),
    tie('any').map((inner) => `(${inner})`),
    tie('any').map((inner) => `(?:${inner})`),
  ),
  sequence: fc
    .array(fc.tuple(tie('atom'), fc.constantFrom('', '', '*', '+', '?', '*?', '{2}', '{1,2}', '{0,2}?')), {
      maxLength: 3,
    })
    .map((parts) => parts.map(([atom, many]) => (mayBeEmpty(atom) ? atom : atom + many)).join('')),
  any: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((ways) => ways.join('|')),
})).any;

test('it finds what RegExp finds, groups included', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\n'), maxLength: 8 });
  fc.assert(
    fc.property(source, text, (pattern, against) => {
      const native = new RegExp(pattern).exec(against);
      expect(compileRegex(pattern).exec(against)).toEqual(native === null ? undefined : [...native]);
    }),
    { numRuns: 5000 },
  );
});
