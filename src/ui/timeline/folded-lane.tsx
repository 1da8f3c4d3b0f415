import type { EventOf } from '../../protocol/event.ts';
import { agentsView } from '../../views/agent.ts';
import { spentBy } from '../../views/cost.ts';
import { whereaboutsOf } from '../../views/whereabouts.ts';
import { count, money } from '../kit/format.ts';
import { useView } from '../state/run.ts';
import { whereaboutsInWords } from '../words/whereabouts.ts';

/** The lane of a subagent in one line: its brief, where it stands at the cursor, its turns and its cost. */
export function FoldedLane({ begun: { agent, brief } }: { readonly begun: EventOf<'agent.started'> }) {
  const agents = useView(agentsView);
  const known = agents[agent];
  return (
    <span className="flex min-w-0 gap-2 pr-5 pl-1.5">
      <span className="min-w-0 flex-1 truncate">
        <span className="font-semibold in-[.future]:font-medium">{agent}</span>{' '}
        <span className="text-ink-2">{brief.trim().split('\n', 1)[0]}</span>
      </span>
      <span className="flex-none text-11 text-ink-3">
        {whereaboutsInWords(whereaboutsOf(agents, agent))}
        {known !== undefined && ` · ${count(known.tally.replies, 'turn')} · ${money(spentBy(known)).short}`}
      </span>
    </span>
  );
}
