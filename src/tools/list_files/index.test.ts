import { expect, test } from 'vitest';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();
const files = {
  'b.md': 'x'.repeat(1500),
  'a.md': 'a',
  'src/a.ts': 'aa',
  'src/deep/b.ts': '',
  'src/deep/c.ts': '',
  '.dot': '',
  'to-b': { link: 'b.md' },
};

test('files come with their sizes, folders with what is below them', async () => {
  const trial = begin(files, signal);
  expect((await trial.call(tool, {})).text).toBe(
    [
      'a.md (1 byte)',
      'b.md (1.5 kB)',
      'src/ (3 files)',
      'to-b (link to b.md)',
      '',
      '(1 hidden file left out; hidden: true includes names that begin with a dot.)',
    ].join('\n'),
  );
  expect((await trial.call(tool, { path: 'src', depth: 2 })).text).toBe(
    ['src/a.ts (2 bytes)', 'src/deep/ (2 files)', 'src/deep/b.ts (0 bytes)', 'src/deep/c.ts (0 bytes)'].join('\n'),
  );
});

test('newest first puts a folder where its newest file stands', async () => {
  const trial = begin(files, signal);
  trial.log.append('main', {
    type: 'files.changed',
    because: 'person',
    changes: [{ path: 'src/deep/b.ts', entry: { is: 'file', blob: 'x', bytes: 1 } }],
  });
  expect((await trial.call(tool, { order: 'newest', hidden: true, limit: 2 })).text).toBe(
    'src/ (3 files)\n.dot (0 bytes)\n\n(The first 2 of 5 entries are shown. Narrow the search, or raise limit.)',
  );
});

test('an empty folder, a file and nothing at all are told apart', async () => {
  const trial = begin(files, signal);
  trial.log.append('main', {
    type: 'files.changed',
    because: 'person',
    changes: [{ path: 'empty', entry: { is: 'folder' } }],
  });
  expect(await trial.call(tool, { path: 'empty' })).toMatchObject({
    failed: false,
    text: 'There is nothing to list in empty.',
  });
  expect((await trial.call(tool, { path: 'a.md' })).failed).toBe(true);
  expect((await trial.call(tool, { path: 'lib' })).failed).toBe(true);
});
