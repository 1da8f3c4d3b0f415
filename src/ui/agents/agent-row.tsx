import type { Trail } from '../../base/trail.ts';
import type { Agents } from '../../views/agent.ts';
import { namesOf } from '../../views/company.ts';
import { tokensOfContext } from '../../views/context.ts';
import { spentBy } from '../../views/cost.ts';
import type { Dealing, Letter } from '../../views/dealings.ts';
import { whereaboutsOf } from '../../views/whereabouts.ts';
import { Figure } from '../kit/figure.tsx';
import { count, money, tokens } from '../kit/format.ts';
import { follow } from '../state/followed.ts';
import { whereaboutsInWords } from '../words/whereabouts.ts';
import { LaneBar } from './lane-bar.tsx';

/** One agent: how it is called and where it stands, its lane, and what its context and its work take. Pressed, it is followed. */
export function AgentRow(props: {
  readonly name: string;
  readonly agents: Agents;
  readonly course: Dealing | undefined;
  readonly letters: Trail<Letter>;
  /** The decisions since which calls of it wait for the person. */
  readonly waiting: readonly number[];
  readonly cursor: number;
  readonly length: number;
  readonly chosen: boolean;
}) {
  const { name, agents, course, letters, waiting, cursor, length, chosen } = props;
  const agent = agents[name];
  if (agent === undefined) return null;
  const at = whereaboutsOf(agents, name);
  const also = [...new Set(namesOf(name, agent.company.born))].slice(1);
  const level = agent.line.length - 1;
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-pressed={chosen}
        onClick={() => follow(chosen ? undefined : name)}
        style={{ paddingLeft: 16 + level * 12 }}
        className={`grid w-full gap-1 py-2 pr-4 text-left -outline-offset-2 hover:bg-raised ${chosen ? 'bg-raised' : ''}`}
      >
        <span className="flex min-w-0 items-baseline gap-2">
          <span className={`min-w-0 flex-1 truncate ${chosen ? 'font-semibold' : 'font-medium'}`}>
            {name}
            {also.length > 0 && <span className="font-normal text-ink-2"> {also.join(', ')}</span>}
          </span>
          <span
            className={`flex-none text-12 ${at?.is === 'waiting for a person' ? 'font-semibold text-gate' : 'text-ink-2'}`}
          >
            {whereaboutsInWords(at)}
          </span>
        </span>
        {course !== undefined && (
          <LaneBar name={name} course={course} letters={letters} waiting={waiting} cursor={cursor} length={length} />
        )}
        <span className="text-12 text-ink-2">
          {count(agent.tally.replies, 'turn')} · context <Figure value={tokens(tokensOfContext(agent.context))} /> ·{' '}
          <Figure value={money(spentBy(agent))} />
        </span>
      </button>
    </li>
  );
}
