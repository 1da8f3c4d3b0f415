import { expect, test } from 'vitest';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();
const files = {
  'README.md': '',
  'src/b.ts': '',
  'src/a.ts': '',
  'src/a.test.ts': '',
  'src/deep/c.tsx': '',
  '.hidden/d.ts': '',
};

test('paths that fit are listed in order', async () => {
  const trial = begin(files, signal);
  expect((await trial.call(tool, { patterns: ['**/*.{ts,tsx}', '!**/*.test.ts'] })).text).toBe(
    'src/a.ts\nsrc/b.ts\nsrc/deep/c.tsx\n\n(1 hidden file left out; hidden: true includes names that begin with a dot.)',
  );
  expect((await trial.call(tool, { patterns: ['*.ts'], hidden: true })).text).toBe(
    '.hidden/d.ts\nsrc/a.test.ts\nsrc/a.ts\nsrc/b.ts',
  );
});

test('a pattern is held against paths from the searched folder on', async () => {
  const trial = begin(files, signal);
  expect((await trial.call(tool, { patterns: ['./*.ts'], path: '/src' })).text).toBe(
    'src/a.test.ts\nsrc/a.ts\nsrc/b.ts',
  );
  expect((await trial.call(tool, { patterns: ['src/*.ts'], path: 'src' })).text).toBe('No file in src fits src/*.ts.');
});

test('what was written last comes first when that is wanted', async () => {
  const trial = begin(files, signal);
  trial.log.append('main', {
    type: 'files.changed',
    because: 'person',
    changes: [{ path: 'src/b.ts', entry: { is: 'file', blob: 'x', bytes: 1 } }],
  });
  expect((await trial.call(tool, { patterns: ['src/*.ts'], order: 'newest' })).text).toBe(
    'src/b.ts\nsrc/a.test.ts\nsrc/a.ts',
  );
});

test('only so many are listed, and how many there are is said', async () => {
  const trial = begin(files, signal);
  expect((await trial.call(tool, { patterns: ['src/**'], limit: 2 })).text).toBe(
    'src/a.test.ts\nsrc/a.ts\n\n(The first 2 of 4 files are shown. Narrow the search, or raise limit.)',
  );
});

test('a folder that is not there and a pattern that leaves it are errors', async () => {
  const trial = begin(files, signal);
  expect(await trial.call(tool, { patterns: ['*'], path: 'lib' })).toMatchObject({
    failed: true,
    text: expect.stringContaining('lib'),
  });
  expect(await trial.call(tool, { patterns: ['../*'] })).toMatchObject({
    failed: true,
    text: expect.stringContaining('leaves the folder'),
  });
});
