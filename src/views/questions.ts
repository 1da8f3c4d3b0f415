import type { EventOf } from '../protocol/event.ts';
import { type Agent, agentsView } from './agent.ts';
import { type Call, groupInFront } from './calls.ts';
import { isStopping } from './stopping.ts';
import type { Reading, View } from './view.ts';

/** A call that waits for a person: to be allowed, or to be answered. */
export interface Question {
  readonly is: 'approval' | 'question';
  readonly agent: string;
  /** Which reply of the agent's life asked for the call, counted from 1. */
  readonly turn: number;
  readonly call: Call;
  /** What the ladder said of it. */
  readonly decided: EventOf<'tool.decided'>;
}

/** The last decision on each call that is still open, by the call's name. */
export const decisionsView: View<Readonly<Record<string, EventOf<'tool.decided'>>>> = {
  initial: {},
  evolve(decisions, event) {
    if (event.type === 'tool.decided') return { ...decisions, [event.call]: event };
    if (event.type !== 'tool.finished' || !Object.hasOwn(decisions, event.call)) return decisions;
    const { [event.call]: _, ...others } = decisions;
    return others;
  },
};

/** All that waits for the person, of every agent, in the order in which it was asked. */
export function questionsOf(log: Reading): readonly Question[] {
  const agents = log.read(agentsView);
  const decisions = log.read(decisionsView);
  return Object.entries(agents)
    .filter(([, agent]) => agent.rested === undefined && !isStopping(agents, agent))
    .flatMap(([name, agent]) =>
      groupInFront(agent.calls).flatMap((call) => questionOf(name, agent, call, decisions[call.id])),
    )
    .sort((a, b) => a.decided.seq - b.decided.seq);
}

function questionOf(
  agent: string,
  { tally }: Agent,
  call: Call,
  decided: EventOf<'tool.decided'> | undefined,
): Question[] {
  if (decided === undefined) return [];
  const question = { agent, turn: tally.replies, call, decided };
  if (call.progress.is === 'asked') return [{ is: 'approval', ...question }];
  return call.progress.is === 'allowed' && call.waits === 'person' ? [{ is: 'question', ...question }] : [];
}
