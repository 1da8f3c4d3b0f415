import { withoutKeys } from '../../base/secrets.ts';
import type { CallRequest, Content, Event } from '../../protocol/event.ts';

/** Something that happened in a run, in our own words, and what was said there, word for word. */
export interface Entry {
  readonly seq: number;
  readonly agent: string;
  readonly by: 'person' | 'model' | 'tool' | 'harness';
  readonly words: string;
  /** Texts from outside: whoever writes them down sees to it that they stay texts. */
  readonly texts: readonly { readonly label: string; readonly text: string }[];
}

type Body = Pick<Entry, 'by' | 'words'> & { readonly texts?: readonly (readonly [label: string, text: string])[] };

/** A run as a reader needs it: what was said, called, decided, given back, and where it rested. What looks like a key is taken out. */
export function outlineOf(events: readonly Event[]): readonly Entry[] {
  const calls = new Map<string, CallRequest>();
  return events.flatMap((event) => {
    if (event.type === 'model.responded') for (const call of event.calls) calls.set(call.call, call);
    const body = bodyOf(event, (call) => calls.get(call)?.name ?? call);
    if (body === undefined) return [];
    const { by, words, texts = [] } = body;
    const said = texts
      .filter(([, text]) => text !== '')
      .map(([label, text]) => ({
        label: withoutKeys(label),
        text: withoutKeys(text),
      }));
    return [{ seq: event.seq, agent: event.agent, by, words: withoutKeys(words), texts: said }];
  });
}

/** The events of the turn that stands at a place: from one request of its agent to the next. */
export function turnAt(events: readonly Event[], place: number): readonly Event[] {
  const begins = (event: Event) => event.type === 'model.requested' && event.purpose === 'turn' && event.attempt === 1;
  const from = events.findLastIndex((event, at) => at < place && begins(event));
  if (from === -1) return events.slice(0, place);
  const { agent } = events[from] ?? { agent: 'main' };
  const to = events.findIndex((event, at) => at > from && event.agent === agent && begins(event));
  return events.slice(from, to === -1 ? undefined : to);
}

function bodyOf(event: Event, nameOf: (call: string) => string): Body | undefined {
  switch (event.type) {
    case 'prompt.submitted':
      return { by: 'person', words: 'The person said', texts: [['Message', event.text]] };
    case 'model.responded':
      return {
        by: 'model',
        words: event.calls.length === 0 ? 'The model replied' : 'The model replied, with calls',
        texts: [
          ['Thinking', event.thinking],
          ['Reply', event.text],
          ...event.calls.map(({ name, input }) => [`Call of ${name}`, JSON.stringify(input, null, 2)] as const),
        ],
      };
    case 'model.failed':
      return { by: 'model', words: 'A request to the model failed', texts: [['Reason', event.reason]] };
    case 'tool.decided':
      return {
        by: 'harness',
        words: `${nameOf(event.call)}: ${event.verdict}, by ${event.by}`,
        texts: [['Reason', event.reason]],
      };
    case 'approval.resolved':
      return {
        by: 'person',
        words: `${nameOf(event.call)} was ${event.verdict === 'allow' ? 'allowed' : 'refused'} by the ${event.by}`,
        texts: [['Reason', event.reason ?? '']],
      };
    case 'question.answered':
      return { by: 'person', words: 'The question was answered', texts: [['Answer', event.text]] };
    case 'tool.finished':
      return {
        by: 'tool',
        words: `${nameOf(event.call)} ${event.failed ? 'failed' : 'gave back a result'}`,
        texts: [['Result', event.content.map(contentText).join('\n')]],
      };
    case 'files.changed':
      return {
        by: 'tool',
        words: 'Files changed',
        texts: [
          [
            'Paths',
            event.changes.map(({ path, entry }) => `${path}${entry.is === 'gone' ? ' (gone)' : ''}`).join('\n'),
          ],
        ],
      };
    case 'hook.ran':
      return {
        by: 'harness',
        words: `The hook ${event.hook} ran at ${event.on}`,
        texts: [
          ['Blocked', event.effect.block ?? ''],
          ['Added', event.effect.context ?? ''],
          ['Failed', event.failed ?? ''],
        ],
      };
    case 'context.added':
      return { by: 'harness', words: `${event.source} loaded`, texts: [[event.path, event.text]] };
    case 'context.compacted':
      return { by: 'harness', words: 'The conversation was summed up', texts: [['Summary', event.text]] };
    case 'agent.started':
      return { by: 'harness', words: `Agent ${event.agent} started`, texts: [['Brief', event.brief]] };
    case 'message.sent':
      return { by: 'harness', words: `A message from ${event.from}`, texts: [['Message', event.text]] };
    case 'agent.rested':
      return { by: 'harness', words: `Agent ${event.agent} rests: ${event.why}` };
    case 'event.damaged':
      return { by: 'harness', words: 'An event could not be read' };
    default:
      return undefined;
  }
}

function contentText(content: Content): string {
  return content.type === 'text' ? content.text : `(an image, ${content.mime})`;
}
