import { expect, test } from 'vitest';
import { subjectsOf } from '../agent/permissions/subjects.ts';
import type { JsonObject } from '../protocol/json.ts';
import { emptyFolder } from '../views/workspace.ts';
import { tools } from './index.ts';
import { begin } from './trial.ts';

const { signal } = new AbortController();

/** For each tool that takes a path: an input that is good but for the path. */
const inputs: Readonly<Record<string, JsonObject>> = {
  read_file: {},
  write_file: { content: 'x' },
  edit_file: { old: 'KEY', new: 'x' },
  list_files: {},
  glob: { patterns: ['**'], hidden: true },
  grep: { pattern: 'KEY', hidden: true },
};
const files = {
  '.env': 'KEY=1\n',
  '.env.example': 'KEY=\n',
  'secrets/token': 'KEY=2\n',
  'src/a.ts': 'KEY;\n',
  'src/key': { link: '../.env' },
  box: { link: 'secrets' },
};

function toolOf(name: string) {
  const tool = tools.get(name);
  if (tool === undefined) throw new Error(`There is no tool ${name}.`);
  return tool;
}

test('every tool with a path is looked at here', () => {
  const withPath = [...tools.values()].filter(({ input }) =>
    Object.keys((input as { shape?: object }).shape ?? {}).includes('path'),
  );
  expect(withPath.map(({ name }) => name).sort()).toEqual(Object.keys(inputs).sort());
});

test.each(Object.entries(inputs))('%s names its path to the ladder as it will use it', async (name, input) => {
  const { paths } = await subjectsOf(toolOf(name), { ...input, path: './x/../src/a.ts' }, emptyFolder);
  const access = name === 'write_file' ? ['write'] : name === 'edit_file' ? ['write', 'read'] : ['read'];
  expect(paths).toEqual(access.map((each) => ({ path: 'src/a.ts', access: each })));
});

test.each(Object.entries(inputs))('%s meets the guard, whichever way the path is spelled', async (name, input) => {
  const trial = begin(files, signal);
  for (const path of [
    '.env',
    '/src/../.env',
    '.ENV',
    'src/key',
    'secrets',
    'secrets/token',
    'box/token',
    '~/.ssh/id_rsa',
    '/etc/passwd',
  ]) {
    const { text, failed } = await trial.call(toolOf(name), { ...input, path });
    expect({ path, failed, refused: /sensitive path/.test(text), told: text.includes('KEY') }).toEqual({
      path,
      failed: true,
      refused: true,
      told: false,
    });
  }
  expect(trial.log.events.filter(({ type }) => type === 'files.changed')).toEqual([]);
});

test.each(['list_files', 'glob', 'grep'])(
  '%s leaves out what may not be read, and says how many places',
  async (name) => {
    const { text, failed } = await begin(files, signal).call(toolOf(name), { hidden: true, depth: 5, ...inputs[name] });
    expect(failed).toBe(false);
    expect(text).toContain('src/a.ts');
    expect(text).toContain('.env.example');
    expect(text).not.toMatch(/secrets|token|box|src\/key|\.env(?!\.example)/);
    expect(text).toContain('(4 places left out because the permission rules do not let you read there.)');
  },
);

test('input beyond all bounds is refused by its schema', () => {
  expect(toolOf('glob').input.safeParse({ patterns: ['x'.repeat(2000)] }).success).toBe(false);
  expect(toolOf('grep').input.safeParse({ pattern: 'x', limit: 1e9 }).success).toBe(false);
  expect(toolOf('read_file').input.safeParse({ path: 'a', offset: 0 }).success).toBe(false);
  expect(toolOf('edit_file').input.safeParse({ path: 'a', old: '', new: 'x' }).success).toBe(false);
  expect(toolOf('todo_write').input.safeParse({ todos: [{ content: 'x', status: 'later' }] }).success).toBe(false);
});
