import { GitBranch } from 'lucide-react';
import { Menu } from '../kit/menu.tsx';
import { goTo, pathOfComparison, pathOfRun } from '../state/address.ts';
import { treeOf } from '../state/branches.ts';
import { useRuns } from '../state/shelf.ts';
import { useSplits } from './use-splits.ts';

/** The open run among its forks: each is a step away, and can be compared with what it came from, what came of it, and its like. */
export function Branches({ run }: { readonly run: string }) {
  const { data: runs = [] } = useRuns();
  const tree = treeOf(runs, run);
  const here = tree.find((branch) => branch.run.id === run);
  const parted = tree.filter((branch) => branch === here || branch.from?.id === run);
  useSplits(parted.flatMap((branch) => (branch.from === undefined ? [] : (branch.run.forked?.seq ?? []))));
  if (tree.length < 2) return null;
  const from = here?.from;
  const like = tree.filter((branch) => from !== undefined && branch.from?.id === from.id && branch !== here);
  const forks = tree.filter((branch) => branch.from?.id === run);
  const others = [...(from === undefined ? [] : [from]), ...[...like, ...forks].map((branch) => branch.run)];
  return (
    <Menu
      label={`${tree.length} branches`}
      items={[
        ...tree.map((branch) => ({
          id: branch.run.id,
          label: `${' '.repeat(branch.depth * 3)}${branch.depth === 0 ? '' : '└ '}${branch.run.title}`,
          checked: branch.run.id === run,
          onChoose: () => goTo(pathOfRun(branch.run.id)),
        })),
        ...others.map((other) => ({
          id: `compare ${other.id}`,
          label: `Compare with “${other.title}”`,
          onChoose: () => goTo(pathOfComparison(other.id, run)),
        })),
      ]}
    >
      <GitBranch aria-hidden="true" size={15} />
      {tree.length}
    </Menu>
  );
}
