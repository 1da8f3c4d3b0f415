import { expect, test } from 'vitest';
import { hashOfCircumstances } from './circumstances.ts';
import { change, emptyFolder } from './workspace.ts';

type Files = Readonly<Record<string, string>>;

const folderOf = (files: Files) =>
  change(
    emptyFolder,
    Object.entries(files).map(([path, blob]) => ({ path, entry: { is: 'file', blob, bytes: 1 } })),
    { seq: 0, at: 0 },
  );
const hash = (files: Files, cwd?: string) =>
  hashOfCircumstances({ folder: folderOf(files), shell: cwd === undefined ? undefined : { cwd, env: {} } });
const files = { 'a.txt': 'a', 'src/b.ts': 'b', 'src/deep/c.ts': 'c' };

test('what code meets has one hash, whichever way it came to be, and another when any of it is another', () => {
  const [first] = [hash(files)];
  expect(hash(Object.fromEntries(Object.entries(files).reverse()))).toBe(first);
  const others = [
    hash({ ...files, 'src/deep/c.ts': 'd' }),
    hash({ ...files, 'src/deep/d.ts': 'c' }),
    hash({ 'a.txt': 'a', 'src/b.ts': 'b', 'src/deep': 'c' }),
    hash({ 'a.txt': 'a' }),
    hash(files, ''),
    hash(files, 'src'),
  ];
  expect(new Set([first, ...others]).size).toBe(others.length + 1);
});

test('no part of it are folders in which nothing is, and the notes of the harness', () => {
  const before = folderOf({ ...files, '.agents/memory/a.md': 'today', 'gone/a': 'a' });
  const folder = change(before, [{ path: 'gone/a', entry: { is: 'gone' } }], { seq: 1, at: 0 });
  expect(hashOfCircumstances({ folder, shell: undefined })).toBe(hash(files));
});
