import { expect, test } from 'vitest';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();
const files = {
  'src/a.ts': 'one\n// TODO first\nthree\nfour\nfive\n// todo second\nseven\n',
  'src/b.ts': '// TODO third\r\nend\r\n',
  'notes.md': 'TODO (later)\n',
  '.hidden/c.ts': 'TODO hidden\n',
  'a.bin': new Uint8Array([0, 84, 79, 68, 79]),
};
const notes = '\n\n(1 hidden file left out; hidden: true includes names that begin with a dot.)';
const grep = async (input: Parameters<ReturnType<typeof begin>['call']>[1]) =>
  (await begin(files, signal).call(tool, input)).text;

test('lines that match come with path and number', async () => {
  expect(await grep({ pattern: 'TODO' })).toBe(
    `notes.md:1: TODO (later)\nsrc/a.ts:2: // TODO first\nsrc/b.ts:1: // TODO third${notes}\n\n(1 binary file not searched.)`,
  );
  expect(await grep({ pattern: 'todo \\w+d$', path: 'src', ignore_case: true })).toBe(
    'src/a.ts:6: // todo second\nsrc/b.ts:1: // TODO third',
  );
  expect(await grep({ pattern: '(later)', literal: true, path: 'notes.md' })).toBe('notes.md:1: TODO (later)');
  expect(await grep({ pattern: 'O (L', literal: true, ignore_case: true, path: 'notes.md' })).toBe(
    'notes.md:1: TODO (later)',
  );
});

test('lines around a match are shown once, with a mark where there is a gap', async () => {
  expect(await grep({ pattern: 'todo', ignore_case: true, path: 'src/a.ts', before: 1, after: 1 })).toBe(
    [
      'src/a.ts-1- one',
      'src/a.ts:2: // TODO first',
      'src/a.ts-3- three',
      '--',
      'src/a.ts-5- five',
      'src/a.ts:6: // todo second',
      'src/a.ts-7- seven',
    ].join('\n'),
  );
  expect(await grep({ pattern: 't|f', path: 'src/a.ts', before: 2, after: 2 })).toBe(
    [
      'src/a.ts-1- one',
      'src/a.ts:2: // TODO first',
      'src/a.ts:3: three',
      'src/a.ts:4: four',
      'src/a.ts:5: five',
      'src/a.ts:6: // todo second',
      'src/a.ts-7- seven',
    ].join('\n'),
  );
});

test('files alone, or how many lines match in each', async () => {
  expect(await grep({ pattern: 'TODO', include: ['*.ts'], show: 'files' })).toBe(`src/a.ts\nsrc/b.ts${notes}`);
  expect(await grep({ pattern: '(?i)todo', include: ['*.{ts,md}', '!b.*'], show: 'counts', hidden: true })).toBe(
    '.hidden/c.ts: 1\nnotes.md: 1\nsrc/a.ts: 2\n\n(4 lines in 3 files)',
  );
});

test('only so much is shown, and how much there is is said', async () => {
  const many = begin(
    { 'a.txt': 'x\n'.repeat(3000), 'b.txt': 'x\n', 'wide.txt': `${'-'.repeat(3000)}y${'-'.repeat(3000)}` },
    signal,
  );
  const some = await many.call(tool, { pattern: 'x', limit: 2 });
  expect(some.text).toBe(
    'a.txt:1: x\na.txt:2: x\n\n(The first 2 of 3,001 matches are shown. Narrow the search, or raise limit.)',
  );
  const most = await many.call(tool, { pattern: 'x', limit: 2000, before: 3 });
  expect(most.event.whole).toBeUndefined();
  expect(most.text).toMatch(/\(The first [\d,]+ of 3,001 matches are shown/);
  const wide = await many.call(tool, { pattern: 'y' });
  expect(wide.text).toBe(`wide.txt:1: …${'-'.repeat(100)}y${'-'.repeat(299)}…`);
});

test('nothing found, a bad pattern and a missing folder are said', async () => {
  expect(await grep({ pattern: 'nowhere', path: 'src' })).toBe('Nothing in src matches nowhere.');
  expect(await grep({ pattern: '(?=a)' })).toContain('is not a regular expression that can be used here');
  expect(await grep({ pattern: '(((a{1000}){1000}){1000})' })).toContain(
    'is not a regular expression that can be used here',
  );
  expect((await begin(files, signal).call(tool, { pattern: 'a', path: 'lib' })).failed).toBe(true);
});

test('a byte order mark is no part of the first line', async () => {
  const trial = begin({ 'a.txt': '\uFEFFone\n' }, signal);
  expect((await trial.call(tool, { pattern: '^one$' })).text).toBe('a.txt:1: one');
});

test('no pattern takes long', async () => {
  const trial = begin({ 'a.txt': `${'a'.repeat(20_000)}b\n` }, signal);
  expect((await trial.call(tool, { pattern: '(a+)+$' })).text).toBe('Nothing in / matches (a+)+$.');
});

test('a search through 20 MB ends', async () => {
  const trial = begin({ 'big.log': 'const value = compute(other, thing)\n'.repeat(560_000) }, signal);
  expect((await trial.call(tool, { pattern: 'other.*nothing' })).text).toBe('Nothing in / matches other.*nothing.');
});
