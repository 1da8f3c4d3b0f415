import { expect, test } from 'vitest';
import { fitsOf } from './pattern.ts';

const paths = [
  'a.ts',
  'a.test.ts',
  'b.js',
  'src/a.ts',
  'src/deep/b.tsx',
  'src/deep/[x].md',
  '.env.example',
  '.agents/skill.md',
  'src/.hidden/c.ts',
];
const chosen = (patterns: readonly string[], hidden = false) => paths.filter(fitsOf(patterns, { hidden }));

test.each<readonly [patterns: readonly string[], fits: readonly string[]]>([
  [['**/*.ts'], ['a.ts', 'a.test.ts', 'src/a.ts']],
  [['*.ts'], ['a.ts', 'a.test.ts', 'src/a.ts']],
  [['/*.ts'], ['a.ts', 'a.test.ts']],
  [['./a.ts'], ['a.ts']],
  [['src/*'], ['src/a.ts']],
  [['src/'], ['src/a.ts', 'src/deep/b.tsx', 'src/deep/[x].md']],
  [['src/**'], ['src/a.ts', 'src/deep/b.tsx', 'src/deep/[x].md']],
  [['src/**/b.*'], ['src/deep/b.tsx']],
  [['**/deep/**'], ['src/deep/b.tsx', 'src/deep/[x].md']],
  [
    ['*.{ts,js}', '!*.test.ts'],
    ['a.ts', 'b.js', 'src/a.ts'],
  ],
  [['!**/*.ts'], ['b.js', 'src/deep/b.tsx', 'src/deep/[x].md']],
  [['{src,lib}/**/*.{tsx,{md,txt}}'], ['src/deep/b.tsx', 'src/deep/[x].md']],
  [['[ab].?s'], ['a.ts', 'b.js', 'src/a.ts']],
  [['[!a].js'], ['b.js']],
  [['\\[x\\].md'], ['src/deep/[x].md']],
  [['.env*'], ['.env.example']],
  [['.agents/*'], ['.agents/skill.md']],
  [['*.nothing'], []],
])('%j', (patterns, fits) => {
  expect(chosen(patterns)).toEqual(fits);
});

test('names that begin with a dot are found when they are wanted', () => {
  expect(chosen(['**'], true)).toEqual(paths);
  expect(chosen(['*.ts'], true)).toEqual(['a.ts', 'a.test.ts', 'src/a.ts', 'src/.hidden/c.ts']);
});

test('a pattern that says nothing, leaves the folder or stands for too many is refused with the reason', () => {
  expect(() => fitsOf(['../*.ts'], { hidden: false })).toThrow('leaves the folder');
  expect(() => fitsOf([''], { hidden: false })).toThrow('says nothing');
  expect(() => fitsOf(['./'], { hidden: false })).toThrow('says nothing');
  expect(() => fitsOf(['{a,b}'.repeat(11)], { hidden: false })).toThrow('alternatives');
});
