import type { CallRequest, Event } from '../../protocol/event.ts';
import { agentsView } from '../../views/agent.ts';
import { saidBy, textOf } from '../../views/context.ts';
import type { Row } from '../../views/row.ts';
import type { Reading } from '../../views/view.ts';

/** Something that an event put in the place of something else. */
export interface ChangedText {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What was edited in a fork: what it said in the run before, and says here. */
export function editedIn({ edited }: Row, events: readonly Event[]): ChangedText | undefined {
  const now = edited && events[edited.seq];
  return now && texts(`Edited in a fork: event ${now.seq}`, print(bare(edited.was)), print(bare(now)));
}

/** A fact without its place and what nobody edits. */
function bare(fact: object): object {
  return Object.fromEntries(Object.entries(fact).filter(([key]) => !places.has(key)));
}

const places = new Set(['seq', 'at', 'agent', 'type', 'usage', 'layout', 'by']);

/** What an event changed that was there before it: `log` is the log up to it, `call` the call it is about, as the model wrote it. */
export function changedBy(event: Event, log: Reading, call: CallRequest | undefined): ChangedText | undefined {
  const agent = log.read(agentsView)[event.agent];
  const input = agent?.calls.find(({ id }) => 'call' in event && id === event.call)?.input ?? call?.input;
  switch (event.type) {
    case 'tool.decided':
    case 'approval.resolved':
      return event.input === undefined ? undefined : texts('The arguments', print(input), print(event.input));
    case 'hook.ran': {
      const { effect } = event;
      if (effect.input !== undefined) return texts('The arguments', print(input), print(effect.input));
      if (effect.replace === undefined) return undefined;
      const progress = agent?.calls.find(({ id }) => id === event.call)?.progress;
      return texts('The result', progress?.is === 'returned' ? textOf(progress.result.content) : '', saidBy(event));
    }
    case 'settings.changed': {
      const { config } = event;
      const before = Object.fromEntries(Object.keys(config).map((key) => [key, Reflect.get(agent?.config ?? {}, key)]));
      return texts('The settings', print(before), print(config));
    }
    case 'context.added':
      return texts(
        'What the model is told',
        agent?.context.loaded.find(({ path }) => path === event.path)?.text ?? '',
        event.text,
      );
    default:
      return undefined;
  }
}

function texts(what: string, before: string, after: string): ChangedText | undefined {
  return before === after ? undefined : { what, before, after };
}

/** JSON with its keys in order, for that order says nothing. */
function print(value: unknown): string {
  if (value === undefined) return '';
  return JSON.stringify(
    value,
    (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    2,
  );
}
