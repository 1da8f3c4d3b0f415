import type { Trail } from '../base/trail.ts';
import type { Config } from '../protocol/config.ts';
import type { EventOf } from '../protocol/event.ts';
import { type Compaction, type CompactionEvent, followCompaction } from './compaction.ts';
import type { Context } from './context.ts';
import { costOf } from './cost.ts';
import { clear, compact } from './shorten.ts';
import { shorten, type Trouble } from './trouble.ts';

/** What of an agent changes when its conversation is made shorter. */
interface Roomy {
  readonly config: Config;
  readonly context: Context;
  readonly compaction: Compaction;
  readonly trouble: Trouble;
  readonly tally: {
    readonly asked: number;
    readonly summaries: number;
    readonly spent: number;
    readonly fired: Trail<string>;
  };
}

/** An agent after a fact of making its conversation shorter; requests, replies and failures are those for a summary. */
export function makeRoom<A extends Roomy>(agent: A, event: CompactionEvent | EventOf<'context.cleared'>): A {
  const { context, config, tally, trouble } = agent;
  if (event.type === 'context.cleared') return { ...agent, context: clear(context, event) };
  const compaction = followCompaction(agent.compaction, event);
  switch (event.type) {
    case 'model.requested':
      return { ...agent, compaction, tally: { ...tally, asked: tally.asked + 1 } };
    case 'model.responded':
      return { ...agent, compaction, tally: { ...tally, ...paid(agent, event) } };
    case 'model.failed':
      return { ...agent, compaction };
    case 'context.compacted':
      return { ...agent, compaction, context: compact(context, event, config), trouble: shorten(trouble) };
    case 'compaction.failed':
      return { ...agent, compaction, trouble: { ...trouble, uncompacted: event.reason } };
    case 'compaction.requested':
      return { ...agent, compaction, trouble: { ...trouble, uncompacted: undefined } };
  }
}

/** A summary costs like any reply, and is no part of the conversation. */
function paid({ tally, config }: Roomy, { usage, rule }: EventOf<'model.responded'>): Partial<Roomy['tally']> {
  return {
    summaries: tally.summaries + 1,
    spent: tally.spent + costOf(usage, config.model),
    fired: rule === undefined ? tally.fired : tally.fired.add(rule),
  };
}
