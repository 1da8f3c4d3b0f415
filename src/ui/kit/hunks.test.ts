import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DiffLine, hunksOf } from './hunks.ts';

const print = (line: DiffLine) => {
  if (line.sign === '\\') return '\\';
  return line.sign + line.pieces.map((piece) => (piece.changed ? `[${piece.text}]` : piece.text)).join('');
};
const lined = (...lines: string[]) => `${lines.join('\n')}\n`;

test('equal texts have no hunks', () => {
  expect(hunksOf('a\n', 'a\n', 3)).toEqual([]);
});

test('a changed line shows what went and what came, with the changed words marked', () => {
  const hunks = hunksOf(lined('one', 'return a - b', 'three'), lined('one', 'return a + b', 'three'), 3);
  expect(hunks?.flatMap((hunk) => hunk.lines.map(print))).toEqual([
    ' one',
    '-return a [-] b',
    '+return a [+] b',
    ' three',
  ]);
});

test('lines with nothing in common are not marked word by word', () => {
  const hunks = hunksOf(lined('alpha'), lined('omega'), 3);
  expect(hunks?.[0]?.lines.map(print)).toEqual(['-alpha', '+omega']);
});

test('equal lines between two changes are counted', () => {
  const before = Array.from({ length: 40 }, (_, index) => `line ${index + 1}`);
  const after = before.map((line, index) => (index === 9 || index === 29 ? `${line}!` : line));
  const hunks = hunksOf(lined(...before), lined(...after), 3);
  expect(hunks?.map((hunk) => hunk.skipped)).toEqual([6, 13]);
  expect(hunks?.[0]?.lines[0]).toMatchObject({ before: 7, after: 7 });
});

test('a missing line break at the end is said', () => {
  expect(hunksOf('a', 'a\n', 3)?.[0]?.lines.map(print)).toEqual(['-a', '\\', '+a']);
});

test('texts that differ beyond measure are not lined up', () => {
  const many = (word: string) => lined(...Array.from({ length: 5000 }, (_, index) => `${word} ${index}`));
  expect(hunksOf(many('a'), many('b'), 3)).toBeUndefined();
});

test('a new file is shown however long it is', () => {
  const text = lined(...Array.from({ length: 5000 }, (_, index) => `line ${index}`));
  expect(hunksOf('', text, 3)?.[0]?.lines.length).toBe(5000);
});

test('the lines of a whole difference give both texts back', () => {
  const text = fc.array(fc.constantFrom('a', 'b c', 'c d', '', ' x'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [from, to] = [before.map((line) => `${line}\n`).join(''), after.map((line) => `${line}\n`).join('')];
      if (from === to) return;
      const lines = hunksOf(from, to, 1000)?.flatMap((hunk) => hunk.lines) ?? [];
      const side = (other: '+' | '-') =>
        lines
          .filter((line) => line.sign !== other && line.sign !== '\\')
          .map((line) => (line.sign === '\\' ? '' : `${line.pieces.map((piece) => piece.text).join('')}\n`))
          .join('');
      expect([side('+'), side('-')]).toEqual([from, to]);
    }),
  );
});
