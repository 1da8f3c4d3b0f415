import { keysIn } from '../base/secrets.ts';
import type { ModelCard } from '../protocol/config.ts';
import type { Event, EventOf } from '../protocol/event.ts';
import type { Fault, ModelRule } from '../protocol/play.ts';
import type { Script } from '../protocol/script.ts';
import { type Agents, agentsView } from './agent.ts';
import { heardIn } from './heard.ts';
import { imprintOf } from './imprint.ts';

type Counted = NonNullable<Script['settings']['model']>;

/** What a recorded model counts as. Who was asked is no part of it: a script asks nobody. */
export function countedAs({ id, maxOutputTokens, prices }: ModelCard): Counted {
  return { id, maxOutputTokens, ...(prices === undefined ? {} : { prices }) };
}

/** Where an agent stands: how often it asked, how many replies and summaries it had, and when it asked last. */
interface Stand {
  asked: number;
  replies: number;
  summaries: number;
  hooks: number;
  since: number;
}

/** Where the replies of a purpose are counted. */
const countedIn = { turn: 'replies', compaction: 'summaries', hook: 'hooks' } as const;

/** What each agent’s model replied, and how it failed, by the number of the reply and of the request. */
export function modelIn(events: readonly Event[]): {
  readonly rules: readonly ModelRule[];
  readonly faults: readonly Fault[];
} {
  const rules: ModelRule[] = [];
  const faults: Fault[] = [];
  const names = new Map<string, number>();
  const stands = new Map<string, Stand>();
  let agents: Agents = agentsView.initial;
  for (const event of events) {
    const { type, agent, at } = event;
    const stand = stands.get(agent) ?? { asked: 0, replies: 0, summaries: 0, hooks: 0, since: at };
    stands.set(agent, stand);
    if (type === 'model.requested') stand.since = at;
    // a request that a reload cut off was asked again, and counts once
    if (type === 'model.responded' || type === 'model.failed') stand.asked += 1;
    const took = Math.max(0, at - stand.since);
    if (type === 'model.failed') faults.push(faultOf(event, stand.asked, took));
    if (type === 'model.responded') {
      const reply = ++stand[countedIn[event.purpose ?? 'turn']];
      rules.push(ruleOf(event, whenOf(agents, event, reply), took, names));
    }
    agents = agentsView.evolve(agents, event);
  }
  return { rules, faults };
}

/** When a reply comes again: at its place, to the request that it was given for. */
function whenOf(agents: Agents, { agent, purpose }: EventOf<'model.responded'>, reply: number): ModelRule['when'] {
  const place = { agent: only(agent), reply };
  const when = purpose === undefined ? place : { ...place, purpose };
  // what a hook asks is told by its place, for it is made of the event that it is about, and so is a summary of a part
  if (purpose !== undefined) return when;
  const context = agents[agent]?.context;
  const text = context === undefined ? undefined : heardIn(context.messages).text;
  // a key of several lines looks another way wherever its lines have numbers
  const known = text !== undefined && !keysIn(text).some((key) => key.includes('\n'));
  return known ? { ...when, heard: imprintOf(text) } : when;
}

/** A pattern that fits this agent and no other. */
function only(agent: string): string {
  return `/^${agent.replaceAll('.', '\\.')}$/`;
}

function ruleOf(
  { agent, text, thinking, calls, usage, stop, rule }: EventOf<'model.responded'>,
  when: ModelRule['when'],
  takes: number,
  names: Map<string, number>,
): ModelRule {
  const told = rule === undefined || /^rule \d+$/.test(rule) ? `reply ${when.reply} of ${agent}` : rule;
  const times = (names.get(told) ?? 0) + 1;
  names.set(told, times);
  const sent = calls.map(({ name, input, malformed }) => ({
    tool: name,
    input,
    ...(malformed === undefined ? {} : { malformed }),
  }));
  const quotes = JSON.stringify([text, thinking, sent]).includes('{{');
  return {
    name: times === 1 ? told : `${told} (${times})`,
    when,
    once: false,
    reply: {
      text,
      thinking,
      calls: sent,
      usage,
      speed: 400,
      takes,
      ...(quotes ? { plain: true as const } : {}),
      cut: stop === 'length',
    },
  };
}

/** Longer than any stop waits: the stop comes in between. */
export const forLong = 3_600_000;

function faultOf(
  { agent, purpose, failure, reason, status, retryable, wait, differs }: EventOf<'model.failed'>,
  asked: number,
  took: number,
): Fault {
  const at = { asked, agent: only(agent), ...(purpose === undefined ? {} : { purpose }) };
  if (failure === 'stopped') return { ...at, failure: 'network', reason, delay: took + forLong };
  return {
    ...at,
    failure,
    retryable,
    reason,
    // what failed at once is not even a moment late: others may act at the same time
    ...(took === 0 ? {} : { delay: took }),
    ...(status === undefined ? {} : { status }),
    ...(retryable ? { retryAfter: wait / 1000 } : {}),
    ...(differs === undefined ? {} : { differs }),
  };
}
