import type { Config } from '../protocol/config.ts';
import type { EventOf } from '../protocol/event.ts';
import { costOf } from './cost.ts';
import type { Tally } from './tally.ts';

/** A hook that takes its time and has not answered yet, with what of its answer is in the log already. */
export interface Asking {
  readonly started: EventOf<'hook.started'>;
  /** For a hook that asks the model: the request, and what came of it. */
  readonly request: EventOf<'model.requested'> | undefined;
  readonly answer: EventOf<'model.responded'> | undefined;
  readonly failure: EventOf<'model.failed'> | undefined;
  /** The files that it has changed: what has is not asked again. */
  readonly changed: readonly string[];
}

/** A hook begins. */
export function beginHook(started: EventOf<'hook.started'>): Asking {
  return { started, request: undefined, answer: undefined, failure: undefined, changed: [] };
}

/** A hook that takes its time has changed files. */
export function changeForHook(asking: Asking | undefined, event: EventOf<'files.changed'>): Asking | undefined {
  if (asking === undefined || event.because !== 'hook') return asking;
  return { ...asking, changed: [...asking.changed, ...event.changes.map(({ path }) => path)] };
}

/** What of an agent changes when one of its hooks asks the model. */
interface Asked {
  readonly config: Config;
  readonly asking: Asking | undefined;
  readonly tally: Tally;
}

/** An agent after a fact of what a hook asks the model: that costs, and is no part of the conversation. */
export function askForHook<A extends Asked>(
  agent: A,
  event: EventOf<'model.requested' | 'model.responded' | 'model.failed'>,
): A {
  const { tally, config, asking } = agent;
  switch (event.type) {
    case 'model.requested':
      return { ...agent, asking: asking && { ...asking, request: event }, tally: { ...tally, asked: tally.asked + 1 } };
    case 'model.failed':
      // one that was stopped is asked anew, if it still is to be
      return { ...agent, asking: event.failure === 'stopped' ? undefined : asking && { ...asking, failure: event } };
    case 'model.responded': {
      const fired = event.rule === undefined ? tally.fired : tally.fired.add(event.rule);
      const spent = tally.spent + costOf(event.usage, config.model);
      return {
        ...agent,
        asking: asking && { ...asking, answer: event },
        tally: { ...tally, hooks: tally.hooks + 1, spent, fired },
      };
    }
  }
}
