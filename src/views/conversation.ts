import type { EventOf } from '../protocol/event.ts';
import { agentsView } from './agent.ts';
import type { Reading } from './view.ts';

/** How the conversation with the main agent stands: not opened, not begun, at work, or at rest and why. */
export type Standing = 'closed' | 'new' | 'working' | 'done' | 'stopped' | 'failed' | 'limit';

/** The conversation with the main agent, as its person needs to see it. */
export interface Conversation {
  readonly standing: Standing;
  /** What it said as it came to rest; empty while it works. */
  readonly said: string;
  /** How many messages wait to be read. */
  readonly queued: number;
  /** The reply, counted from 1, that no rule of the script gives; undefined when none is missing. */
  readonly missing: number | undefined;
  /** The failure that it gave up at; undefined when there was none. */
  readonly failure: EventOf<'model.failed'> | undefined;
}

const none = { missing: undefined, failure: undefined };

/** How the conversation with the main agent stands in this log. */
export function conversationOf(log: Reading): Conversation {
  const { main } = log.read(agentsView);
  if (main === undefined) return { standing: 'closed', said: '', queued: 0, ...none };
  const { rested, inbox, held, tally, trouble } = main;
  const queued = [...inbox, ...held.prompts].filter(({ type }) => type === 'prompt.submitted').length;
  if (rested === undefined) return { standing: 'working', said: '', queued, ...none };
  if (rested === 'new') return { standing: 'new', said: '', queued, ...none };
  const failure = rested.why === 'failed' ? trouble.failure : undefined;
  const missing = failure?.failure === 'no-rule' ? tally.replies + 1 : undefined;
  return { standing: rested.why, said: rested.text, queued, missing, failure };
}
