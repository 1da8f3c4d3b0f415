import { expect, test } from 'vitest';
import { branchesOf, treeOf } from './branches.ts';
import type { StoredRun } from './shelf.ts';

const run = (id: string, from?: string): StoredRun => ({
  id,
  title: id,
  created: 0,
  updated: 0,
  length: 1,
  owner: 1,
  ...(from === undefined ? {} : { forked: { from, seq: 1 } }),
});
const shown = (runs: ReturnType<typeof branchesOf>) => runs.map(({ run: { id }, depth }) => `${depth} ${id}`);

test('each fork stands below the run that it came from, and one whose run is gone stands alone', () => {
  const runs = [run('c', 'b'), run('x'), run('b', 'a'), run('lone', 'gone'), run('a'), run('d', 'a')];
  expect(shown(branchesOf(runs))).toEqual(['0 x', '0 lone', '0 a', '1 b', '2 c', '1 d']);
  expect(shown(treeOf(runs, 'c'))).toEqual(['0 a', '1 b', '2 c', '1 d']);
  expect(shown(treeOf(runs, 'x'))).toEqual(['0 x']);
  expect(treeOf(runs, 'nowhere')).toEqual([]);
});

test('runs that say they are forks of each other are shown all the same', () => {
  const runs = [run('a', 'b'), run('b', 'a'), run('self', 'self')];
  expect(branchesOf(runs)).toHaveLength(3);
});
