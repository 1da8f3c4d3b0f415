import { GitBranch } from 'lucide-react';
import { Menu } from '../kit/menu.tsx';
import { goTo, pathOfComparison, pathOfRun } from '../state/address.ts';
import { treeOf } from '../state/branches.ts';
import { useRuns } from '../state/shelf.ts';

/** The open run among its forks: each is a step away, and each can be compared with the run that it came from. */
export function Branches({ run }: { readonly run: string }) {
  const { data: runs = [] } = useRuns();
  const tree = treeOf(runs, run);
  if (tree.length < 2) return null;
  const here = tree.find((branch) => branch.run.id === run);
  const forks = tree.filter(({ from }) => from?.id === run);
  const others = [...(here?.from === undefined ? [] : [here.from]), ...forks.map((fork) => fork.run)];
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
