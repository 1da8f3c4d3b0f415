import type { Event, EventOf } from '../protocol/event.ts';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { textOf } from '../views/context.ts';
import { playScript } from './play-script.ts';

/** A call as a model of a script makes it. */
type Calling = readonly [tool: string, input?: object];

/** What agents do: for each, by what it is called, the calls of one reply after the other, then its last words. */
export type Doings = Readonly<Record<string, readonly (readonly Calling[] | string)[]>>;

/** A script in which agents do what is said, and an agent with nothing left to do says that it is done. */
export function company(doings: Doings, more: object = {}): Script {
  const rules = Object.entries(doings).flatMap(([agent, replies]) =>
    replies.map((reply, i) => ({
      when: { agent: `/^${agent.replaceAll('.', '\\.')}$/`, reply: i + 1 },
      reply:
        typeof reply === 'string' ? { text: reply } : { calls: reply.map(([tool, input = {}]) => ({ tool, input })) },
    })),
  );
  return scriptSchema.parse({
    title: 'Several agents',
    settings: { mode: 'auto' },
    model: [...rules, { when: { agent: '/./' }, reply: { text: 'Done.' } }],
    person: [{ prompt: 'Go.' }, { allow: true }],
    ...more,
  }) as Script;
}

/** The facts of a script that is played to its end, with no question left open. */
export async function factsOf(script: Script): Promise<readonly Event[]> {
  const { events, unanswered } = await playScript(script);
  if (unanswered.length > 0) throw new Error(`Nobody answers ${unanswered.map(({ call }) => call.id).join(', ')}.`);
  return events;
}

/** The facts of one type. */
export function of<Type extends Event['type']>(events: readonly Event[], type: Type): readonly EventOf<Type>[] {
  return events.filter((event): event is EventOf<Type> => event.type === type);
}

/** What the model read of a call. */
export function resultOf(events: readonly Event[], call: string): string {
  const found = of(events, 'tool.finished').find((event) => event.call === call);
  return found === undefined ? 'no result' : textOf(found.content);
}

/** How each agent came to rest, in the order in which they did. */
export function restsIn(events: readonly Event[]): readonly string[] {
  return of(events, 'agent.rested').map(({ agent, why }) => `${agent} ${why}`);
}

/** What agents read of one another. */
export function messagesIn(events: readonly Event[]): readonly string[] {
  return of(events, 'message.sent').map(({ agent, because, from, text }) => `${from} ${because} to ${agent}: ${text}`);
}
