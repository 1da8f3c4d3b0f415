import { lanesView } from '../../views/lanes.ts';
import { aboveOf } from '../../views/lineage.ts';
import { Button } from '../kit/button.tsx';
import { follow } from '../state/followed.ts';
import { stepOut } from '../state/into.ts';
import { useRun } from '../state/run.ts';

/** Says whose conversation this is, where it is that of one agent, and leads back to all of them. */
export function FollowedBar({ agent }: { readonly agent: string }) {
  const begun = useRun(({ projector, length }) => projector.at(length).read(lanesView)[agent]?.begun);
  const above = aboveOf(agent);
  return (
    <div className="flex flex-none items-center gap-1.5 border-line border-b py-1 pr-2 pl-4 text-12">
      <p className="min-w-0 flex-1 truncate">
        Only <b className="font-semibold">{agent}</b>
        {begun !== undefined && <span className="text-ink-2">: {begun.brief.trim().split('\n', 1)[0]}</span>}
      </p>
      {above !== undefined && (
        <Button size="small" keys="U" onClick={stepOut}>
          Up to {above}
        </Button>
      )}
      <Button size="small" onClick={() => follow(undefined)}>
        All agents
      </Button>
    </div>
  );
}
