import { expect, test } from 'vitest';
import { scriptSchema } from '../protocol/script.ts';
import { Headless } from './headless.ts';
import { formatIssue, readScript } from './read-script.ts';

const code = { call: 'main.1', tool: 'run_python', texts: [] };
const page = { call: 'main.1', tool: 'web_fetch', texts: ['Hello.'] };
const hash = '0123456789abcdef0123456789abcdef';

/** What is wrong with the results of a script, without the place in its text. */
function wrong(...results: readonly object[]): readonly string[] {
  const reading = readScript(JSON.stringify({ title: 'A', model: [], results }));
  return reading.ok ? [] : reading.issues.map((issue) => formatIssue('s', issue).replace(/^s:\d+:\d+: results\./, ''));
}

test('what calls came to is read, from a hand too', () => {
  expect(wrong(page, { ...page, call: 'main.2', tool: 'mcp__shop__price', takes: 20, failed: true })).toEqual([]);
  const files = [
    { path: 'a', text: '' },
    { path: 'b', text: null },
    { path: 'c', base64: 'AP8H' },
    { path: 'd', link: 'a' },
  ];
  expect(wrong({ ...code, input: hash, over: hash, read: ['main.py'], files })).toEqual([]);
});

const outside = 'is no path from the root of the workspace.';
test.each([
  [
    'a call of a tool whose result nobody else decides',
    { ...code, tool: 'write_file' },
    ['0.tool: Only calls of bash, run_python, run_javascript, web_fetch, web_search and mcp__… have one'],
  ],
  ['no texts', { call: 'main.1', tool: 'bash' }, ['0.texts: "texts" is missing.']],
  ['a word that nobody knows', { ...page, text: 'Hello.' }, ['0: There is no "text" here.']],
  [
    'a file outside of the workspace',
    { ...code, files: [{ path: '../x', text: '' }] },
    [`0.files.0.path: ../x ${outside}`],
  ],
  ['a file at the root itself', { ...code, files: [{ path: '/', text: null }] }, [`0.files.0.path: / ${outside}`]],
  [
    'a file by another of its names',
    { ...code, files: [{ path: 'a/../.ssh', folder: true }] },
    [`0.files.0.path: a/../.ssh ${outside}`],
  ],
  [
    'a sensitive file',
    { ...code, files: [{ path: 'app/.ENV', text: '' }] },
    ['0.files.0.path: No call may come there: .env is closed.'],
  ],
  [
    'a sensitive file that was read',
    { ...code, read: ['.ssh/id'] },
    ['0.read.0: No call may come there: .ssh/ is closed.'],
  ],
  [
    'a file that is two things',
    { ...code, files: [{ path: 'a', text: '', folder: true }] },
    ['0.files.0: A change of a file has "path", and one of "text", "base64", "link" and "folder".'],
  ],
  [
    'bytes that are none',
    { ...code, files: [{ path: 'a', base64: 'a+b=' }] },
    ['0.files.0.base64: It is not base64 for addresses.'],
  ],
  [
    'a page that changes files',
    { ...page, files: [{ path: 'a', text: '' }] },
    ['0.files: A call of web_fetch has no "files".'],
  ],
  ['a program with a shell', { ...code, shell: { cwd: '', env: {} } }, ['0.shell: Only a call of bash has "shell".']],
  ['a hash that is none', { ...code, input: 'x' }, ['0.input: Expected 32 signs of 0 to 9 and a to f']],
  [
    'a text that is too long',
    { ...page, texts: ['x'.repeat(2_000_001)] },
    ['0.texts.0: Too big: expected string to have <=2000000 characters'],
  ],
])('%s is refused', (_, result, issues) => {
  expect(wrong(result)).toEqual(issues);
});

test('two results of one call are refused', () => {
  expect(wrong(page, page)).toEqual(['1.call: Result 1 is of the same call.']);
});

test('a run begins with none of it: neither what is wrong nor what is too much', async () => {
  const refused = async (results: readonly object[]) => {
    const headless = new Headless();
    const script = scriptSchema.parse({ title: 'A', model: [], results });
    await headless.send({ do: 'start', run: 'r', script });
    expect(headless.host.log('r')).toBeUndefined();
    return headless.notices;
  };
  expect(await refused([{ ...code, files: [{ path: '.env', text: '' }] }])).toMatchObject([
    {
      say: 'refused',
      why: "The script can't be played. At results.0.files.0.path: No call may come there: .env is closed.",
    },
  ]);
  const large = [1, 2, 3].map((nth) => ({ ...page, call: `main.${nth}`, texts: ['x'.repeat(1_900_000)] }));
  expect(await refused(large)).toMatchObject([
    { say: 'refused', why: "The script can't be played. At results: Together they may have 5.0 MB, and have 5.7 MB." },
  ]);
});
