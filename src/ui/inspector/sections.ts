import { goOn, isCutShort } from '../../agent/context/conversation.ts';
import type { Request } from '../../agent/ports.ts';
import type { Message } from '../../protocol/event.ts';
import type { Agent } from '../../views/agent.ts';
import { saidBy, textOf } from '../../views/context.ts';
import { messageTitle } from '../../views/message-text.ts';
import { type PartName, partOf } from '../../views/parts.ts';
import { summaryOrder, summaryText } from '../../views/summary.ts';

/** A piece of a request as it is read: who says it, what it says, and the calls that go with it. */
export interface Section {
  /** The same in every request that carries it. */
  readonly key: string;
  readonly part: PartName;
  readonly title: string;
  readonly text: string;
  readonly calls: readonly { readonly call: string; readonly name: string; readonly input: string }[];
}

/** A request piece by piece, in the order in which it is sent. */
export function sectionsOf(
  { system, tools, messages }: Request,
  { config, context, asking }: Agent,
): readonly Section[] {
  const aside = asking?.request !== undefined;
  const names = new Map<string, string>();
  return [
    { key: 'system', part: 'system', title: 'system prompt', text: aside ? system : config.system, calls: [] },
    ...(aside ? [] : context.loaded).map(
      ({ path, text }): Section => ({
        key: `instructions ${path}`,
        part: 'instructions',
        title: `instructions, ${path}`,
        text: `# ${path}\n\n${text}`,
        calls: [],
      }),
    ),
    ...tools.map(
      ({ name, description, schema }): Section => ({
        key: `tool ${name}`,
        part: 'tools',
        title: name,
        text: `${description}\n${JSON.stringify(schema, null, 2)}`,
        calls: [],
      }),
    ),
    ...Array.from(messages).flatMap((message, i) => {
      const section = sectionOf(message, names);
      return isCutShort(message, messages.at(i + 1)) ? [section, goingOn(message)] : [section];
    }),
  ];
}

/** The key of the section of a message. */
export function messageKey({ seq }: Message): string {
  return `message ${seq}`;
}

/** The key of what is said for the person after a reply that was cut. */
export function goOnKey({ seq }: Message): string {
  return `go on ${seq}`;
}

function goingOn(message: Message): Section {
  return { key: goOnKey(message), part: 'person', title: 'user, said for you', text: goOn, calls: [] };
}

/** A message stands in every request after its first, and is put into words once. */
const known = new WeakMap<Message, Section>();

function sectionOf(message: Message, names: Map<string, string>): Section {
  if (message.type === 'model.responded') for (const { call, name } of message.calls) names.set(call, name);
  let section = known.get(message);
  if (section === undefined) {
    section = { key: messageKey(message), part: partOf(message), ...wordsOf(message, names) };
    known.set(message, section);
  }
  return section;
}

function wordsOf(message: Message, names: ReadonlyMap<string, string>): Pick<Section, 'title' | 'text' | 'calls'> {
  switch (message.type) {
    case 'agent.started':
      return { title: 'brief', text: message.brief, calls: [] };
    case 'prompt.submitted':
      return { title: 'user', text: message.text, calls: [] };
    case 'message.sent':
      return { title: messageTitle(message), text: message.text, calls: [] };
    case 'context.added':
      return { title: message.source, text: message.text, calls: [] };
    case 'model.responded':
      return {
        title: 'assistant',
        text: message.text,
        calls: message.calls.map(({ call, name, input, malformed }) => ({
          call,
          name,
          input: malformed ?? printed(input),
        })),
      };
    case 'tool.finished': {
      const name = names.get(message.call) ?? message.call;
      const title = message.failed ? `tool result, ${name} failed` : `tool result, ${name}`;
      return { title, text: textOf(message.content), calls: [] };
    }
    case 'context.compacted':
      return { title: 'summary of what gave way', text: summaryText(message), calls: [] };
    case 'model.requested':
      return { title: 'order to sum up', text: summaryOrder, calls: [] };
    case 'hook.asked':
      return { title: 'what the hook asks', text: message.text, calls: [] };
    case 'hook.ran':
      return { title: `hook, ${message.hook}`, text: saidBy(message), calls: [] };
  }
}

const shortest = 56;

function printed(input: unknown): string {
  const line = JSON.stringify(input);
  return line.length <= shortest ? line : JSON.stringify(input, null, 2);
}

/** All that a section says, as one text. */
function textIn({ text, calls }: Section): string {
  return [text, ...calls.map(({ name, input }) => `${name} ${input}`)].filter((part) => part !== '').join('\n');
}

/** A section that is not the same in two requests; one of the two texts is empty where it is in one of them only. */
export interface Changed {
  readonly section: Section;
  readonly before: string;
  readonly after: string;
}

/** What one request has that another has not: sections that came, went, or say something else, in the order of the later one. */
export function changedSections(before: readonly Section[], after: readonly Section[]): readonly Changed[] {
  const old = new Map(before.map((section) => [section.key, section]));
  const now = new Set(after.map(({ key }) => key));
  const gone = before
    .filter(({ key }) => !now.has(key))
    .map((section) => ({ section, before: textIn(section), after: '' }));
  const come = after.flatMap((section): readonly Changed[] => {
    const was = old.get(section.key);
    if (was === section) return [];
    const [said, says] = [was === undefined ? '' : textIn(was), textIn(section)];
    return was !== undefined && said === says ? [] : [{ section, before: said, after: says }];
  });
  return [...gone, ...come];
}
