import type { Request } from '../../agent/ports.ts';
import { cutEnd } from '../../base/cut.ts';
import { tokensIn } from '../../base/tokens.ts';
import type { EventOf, Message } from '../../protocol/event.ts';
import type { Json, JsonObject } from '../../protocol/json.ts';
import { textOf } from '../../views/context.ts';
import { outline } from '../../views/summary.ts';

type Heading = (typeof outline)[number][0];
type Parts = Readonly<Record<Heading, readonly string[]>>;

/** How many lines a part has at most, and how many characters a line. */
const most = { lines: 12, characters: 160 };

/**
 * The summary of a conversation when no rule of the script gives one: what a careful reader would note down, drawn from the
 * messages alone. What an earlier summary noted is carried on. Always the same for the same messages.
 */
export function summaryOf({ messages, maxOutputTokens }: Request): string {
  const all = messages.slice();
  const parts = partsIn(all);
  for (let lines = most.lines; ; lines = Math.floor(lines / 2)) {
    const text = print(parts, lines);
    if (tokensIn(text) <= maxOutputTokens) return text;
    if (lines <= 1) return cutEnd(text, maxOutputTokens);
  }
}

function partsIn(messages: readonly Message[]): Parts {
  const earlier = earlierIn(messages);
  const prompts = messages.filter((each) => each.type === 'prompt.submitted' || each.type === 'agent.started');
  const replies = messages.filter((each) => each.type === 'model.responded');
  const said = replies.map(({ text }) => line(text)).filter((text) => text !== '');
  const [goal, ...later] = prompts.map((each) => line(each.type === 'prompt.submitted' ? each.text : each.brief));
  return {
    Goal: goal === undefined ? [] : [goal],
    Decisions: unique([...earlier.Decisions, ...said]),
    'Files touched': unique([...earlier['Files touched'], ...replies.flatMap(pathsIn)]),
    'Errors and fixes': unique([...earlier['Errors and fixes'], ...failuresIn(messages)]),
    'Open work': unique([...earlier['Open work'], ...later]),
    'Next step': said.length === 0 ? earlier['Next step'] : said.slice(-1),
  };
}

function print(parts: Parts, lines: number): string {
  return outline
    .map(([heading]) => {
      // what is new counts for more than what is old
      const items = lines < 1 ? [] : parts[heading].slice(-lines);
      return [`## ${heading}`, ...(items.length === 0 ? ['- (nothing)'] : items.map((item) => `- ${item}`))].join('\n');
    })
    .join('\n\n');
}

/** What an earlier summary among the messages noted down, part by part. */
function earlierIn(messages: readonly Message[]): Parts {
  const found = messages.findLast((each) => each.type === 'context.compacted');
  const text = found?.type === 'context.compacted' ? found.text : '';
  const itemsOf = (heading: Heading): readonly string[] => {
    const at = text.indexOf(`## ${heading}\n`);
    const part = at < 0 ? '' : (text.slice(at).split('\n\n', 1)[0] ?? '');
    return part.split('\n').flatMap((each) => (each.startsWith('- ') && each !== '- (nothing)' ? [each.slice(2)] : []));
  };
  return Object.fromEntries(outline.map(([heading]) => [heading, itemsOf(heading)])) as unknown as Parts;
}

/** The files that a reply wanted, with the tool that was to do it. */
function pathsIn({ calls }: EventOf<'model.responded'>): readonly string[] {
  return calls.flatMap(({ name, input }) => pathIn(input).map((path) => line(`${path} (${name})`)));
}

function pathIn({ path }: JsonObject): readonly string[] {
  const given: Json | undefined = path;
  return typeof given === 'string' ? [given] : [];
}

function failuresIn(messages: readonly Message[]): readonly string[] {
  return messages.flatMap((each) =>
    each.type === 'tool.finished' && each.failed ? [line(`${each.call}: ${textOf(each.content)}`)] : [],
  );
}

function line(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim();
  return words.length > most.characters ? `${cutEnd(words, most.characters)}…` : words;
}

function unique(items: readonly string[]): readonly string[] {
  // said again counts as new
  return [...new Set([...items].reverse())].reverse();
}
