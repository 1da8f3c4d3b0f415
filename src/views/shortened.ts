import type { EventOf, Message } from '../protocol/event.ts';
import { type Agent, agentsView, contextNow } from './agent.ts';
import { tokensOfContext } from './context.ts';
import type { Reading } from './view.ts';

/** A conversation that was made shorter: what the model would have been sent before, and what it is sent since. */
export interface Shortened {
  readonly before: readonly Message[];
  readonly after: readonly Message[];
  /** What is gone from the conversation; the log holds it still. */
  readonly dropped: readonly Message[];
  /** What says less than before: results that gave way to a line, or of which only the ends stay. */
  readonly shrunk: readonly { readonly before: Message; readonly after: Message }[];
  /** What stays as it was. */
  readonly kept: readonly Message[];
  /** About how many tokens a request took before, takes now, and takes less. */
  readonly tokens: { readonly before: number; readonly after: number; readonly saved: number };
}

/** What a clearing or a compaction did to the conversation of its agent. `log` reads the run at any length. */
export function compactionOf(
  log: { at(cursor: number): Reading },
  { seq, agent: name }: EventOf<'context.cleared' | 'context.compacted'>,
): Shortened {
  const [then, now] = [agentAt(log.at(seq), name), agentAt(log.at(seq + 1), name)].map(contextNow);
  const before = then?.messages.slice() ?? [];
  const after = now?.messages.slice() ?? [];
  const left = new Map(after.map((message) => [message.seq, message]));
  const shrunk = before.flatMap((message) => {
    const other = left.get(message.seq);
    return other === undefined || other === message ? [] : [{ before: message, after: other }];
  });
  const tokens = { before: then ? tokensOfContext(then) : 0, after: now ? tokensOfContext(now) : 0 };
  return {
    before,
    after,
    dropped: before.filter((message) => !left.has(message.seq)),
    shrunk,
    kept: before.filter((message) => left.get(message.seq) === message),
    tokens: { ...tokens, saved: tokens.before - tokens.after },
  };
}

function agentAt(reading: Reading, name: string): Agent {
  const agent = reading.read(agentsView)[name];
  if (agent === undefined) throw new Error(`There is no agent ${name}.`);
  return agent;
}
