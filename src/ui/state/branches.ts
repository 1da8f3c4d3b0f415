import type { StoredRun } from './shelf.ts';

/** A run in the tree of its forks. `depth` is 0 for one that was forked from none that is here. */
export interface Branch {
  readonly run: StoredRun;
  readonly depth: number;
  /** The run that it was forked from, where that is still here. */
  readonly from: StoredRun | undefined;
}

/** All runs as trees, each fork right below the run that it came from; otherwise in the order in which they are given. */
export function branchesOf(runs: readonly StoredRun[]): readonly Branch[] {
  const known = new Map(runs.map((run) => [run.id, run]));
  const below = new Map<string, StoredRun[]>();
  const roots: StoredRun[] = [];
  for (const run of runs) {
    const from = run.forked === undefined ? undefined : known.get(run.forked.from);
    if (from === undefined || isBelow(from, run, known)) roots.push(run);
    else below.set(from.id, [...(below.get(from.id) ?? []), run]);
  }
  const branches: Branch[] = [];
  const add = (run: StoredRun, depth: number, from: StoredRun | undefined): void => {
    branches.push({ run, depth, from });
    for (const fork of below.get(run.id) ?? []) add(fork, depth + 1, run);
  };
  for (const run of roots) add(run, 0, undefined);
  return branches;
}

/** The tree that a run stands in: the run it goes back to, and all its forks. Just itself where there are none. */
export function treeOf(runs: readonly StoredRun[], id: string): readonly Branch[] {
  const branches = branchesOf(runs);
  const at = branches.findIndex(({ run }) => run.id === id);
  if (at < 0) return [];
  const start = branches.slice(0, at + 1).findLastIndex(({ depth }) => depth === 0);
  const end = branches.findIndex(({ depth }, place) => place > start && depth === 0);
  return branches.slice(start, end < 0 ? undefined : end);
}

/** Whether going back from a run leads to another, or in a circle. */
function isBelow(run: StoredRun, above: StoredRun, known: ReadonlyMap<string, StoredRun>): boolean {
  const seen = new Set<string>();
  let at: StoredRun | undefined = run;
  while (at !== undefined) {
    if (at.id === above.id || seen.has(at.id)) return true;
    seen.add(at.id);
    at = at.forked === undefined ? undefined : known.get(at.forked.from);
  }
  return false;
}
