import { expect, test } from 'vitest';
import { subjectsOf } from './subjects.ts';
import { folderOf, tools } from './tools.fixture.ts';

function subjects(name: string, input: Record<string, string | string[]>, files: Record<string, string> = {}) {
  const tool = tools.find((each) => each.name === name);
  return tool && subjectsOf(tool, input, folderOf(files));
}

test('paths are resolved, and what links lead to joins them', async () => {
  expect(await subjects('copy_file', { from: './a/../b', to: '~/c' }, { b: '-> d' })).toEqual({
    paths: [
      { path: 'b', access: 'read' },
      { path: 'd', access: 'read' },
      { path: 'home/user/c', access: 'write' },
    ],
    commands: [],
    domains: [],
  });
});

test('what is named twice is judged once', async () => {
  const found = await subjects('grep', { pattern: 'x', paths: ['a', './a', 'b/../a'] });
  expect(found?.paths).toEqual([{ path: 'a', access: 'read' }]);
  expect((await subjects('bash', { command: 'ls; ls' }))?.commands).toEqual(['ls']);
});

test('what no file can be named stays as it was written', async () => {
  expect((await subjects('read_file', { path: 'a\0b' }))?.paths).toEqual([{ path: 'a\0b', access: 'read' }]);
});

test('a tool that names nothing has no subjects', async () => {
  expect(await subjects('run_python', { code: '/etc/passwd' })).toEqual({ paths: [], commands: [], domains: [] });
});
