import { Trail } from '../base/trail.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import { countBelow } from './timeline.ts';
import type { View } from './view.ts';

/** A time in which a subagent was at work: from the fact that woke it to the one by which it rested. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** The column of its rail. Those at work at the same time have one each. */
  readonly column: number;
}

/** The lane of a subagent. */
interface Lane {
  readonly agent: string;
  /** The fact that it began with. */
  readonly begun: EventOf<'agent.started'>;
  readonly stretches: Trail<Stretch>;
  /** The one that has no end yet. */
  readonly open: Omit<Stretch, 'to'> | undefined;
}

/** The lanes of all subagents, in the order in which they began. */
export type Lanes = Readonly<Record<string, Lane>>;

/** When each subagent was at work, and in which column its rail is drawn. */
export const lanesView: View<Lanes> = {
  initial: {},
  evolve(lanes, event) {
    const { agent, seq, type } = event;
    if (event.type === 'agent.started') {
      const open = { from: seq, column: freeColumn(lanes) };
      return { ...lanes, [agent]: { agent, begun: event, stretches: Trail.of(), open } };
    }
    const lane = Object.hasOwn(lanes, agent) ? lanes[agent] : undefined;
    if (lane === undefined) return lanes;
    const { stretches, open } = lane;
    if (type === 'agent.rested' && open !== undefined)
      return { ...lanes, [agent]: { ...lane, stretches: stretches.add({ ...open, to: seq }), open: undefined } };
    if (open !== undefined || !beginsWork.has(type)) return lanes;
    return { ...lanes, [agent]: { ...lane, open: { from: seq, column: freeColumn(lanes) } } };
  },
};

/** The facts by which an agent that rests begins to work again. */
export const beginsWork: ReadonlySet<Event['type']> = new Set(['prompt.submitted', 'model.requested', 'model.retried']);

function freeColumn(lanes: Lanes): number {
  const taken = new Set(Object.values(lanes).map(({ open }) => open?.column));
  let column = 0;
  while (taken.has(column)) column++;
  return column;
}

/** The columns that have a rail at a fact, from left to right, and the one of the agent it is about. */
export interface Columns {
  readonly passing: readonly number[];
  readonly own: number | undefined;
}

/** Which rails pass a row, and on which of them it stands. */
export function columnsAt(lanes: Lanes, { seq, agent }: Pick<Event, 'seq' | 'agent'>): Columns {
  const passing: number[] = [];
  let own: number | undefined;
  for (const lane of Object.values(lanes)) {
    const column = columnOf(lane, seq);
    if (column !== undefined && !passing.includes(column)) passing.push(column);
    if (lane.agent === agent) own = column ?? lane.open?.column ?? lane.stretches.at(-1)?.column ?? 0;
  }
  return { passing: passing.sort((a, b) => a - b), own };
}

/** The column of a lane at a fact; undefined while its agent rests. */
function columnOf({ stretches, open }: Lane, seq: number): number | undefined {
  if (open !== undefined && open.from <= seq) return open.column;
  const at = countBelow(stretches.length, (k) => (stretches.at(k)?.from ?? 0) <= seq) - 1;
  const stretch = at < 0 ? undefined : stretches.at(at);
  return stretch !== undefined && seq <= stretch.to ? stretch.column : undefined;
}
