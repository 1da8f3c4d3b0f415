import { expect, test } from 'vitest';
import { change, emptyFolder } from '../../views/workspace.ts';
import type { TreeNode } from '../kit/tree-rows.ts';
import { treeOf } from './tree-of.ts';

const rootOf = (...paths: readonly string[]) =>
  change(
    emptyFolder,
    paths.map((path) => ({
      path: path.replace(/\/$/, ''),
      entry: path.endsWith('/') ? { is: 'folder' } : { is: 'file', blob: path, bytes: 1 },
    })),
    { seq: 0, at: 0 },
  );
const print = (nodes: readonly TreeNode[], indent = ''): string =>
  nodes
    .map(({ label, children }) => `${indent}${label}${children ? `/\n${print(children, `${indent}  `)}` : '\n'}`)
    .join('');

test('folders come first, a folder with one thing in it stands in its row, an empty one is there', () => {
  const root = rootOf('b.txt', 'src/z.ts', 'src/deep/er/a.ts', '.aws/credentials', 'empty/', 'a.txt');
  expect(print(treeOf(root, new Map(), '').nodes)).toMatchInlineSnapshot(`
    "empty/
    src/
      deep/er/a.ts
      z.ts
    .aws/credentials
    a.txt
    b.txt
    "
  `);
});

test('what was deleted stands where it stood, and a search leaves out what does not fit', () => {
  const root = rootOf('src/a.ts', 'src/b.ts', 'readme.md');
  const gone = new Map([
    ['src/c.ts', 'deleted'],
    ['src/a.ts', 'changed'],
  ] as const);
  expect(print(treeOf(root, gone, '').nodes)).toMatchInlineSnapshot(`
    "src/
      a.ts
      b.ts
      c.ts
    readme.md
    "
  `);
  expect(treeOf(root, gone, ' C.TS')).toMatchObject({
    nodes: [{ id: 'src/c.ts', label: 'src/c.ts' }],
    drawn: 1,
    files: 1,
  });
});
