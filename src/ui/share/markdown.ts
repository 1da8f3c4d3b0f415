import type { Event } from '../../protocol/event.ts';
import { type Entry, outlineOf } from './outline.ts';

/**
 * Events as Markdown. Whatever comes from outside stands in code, where it becomes no link, no image and no heading,
 * whatever reads it.
 */
export function markdownOf(title: string, events: readonly Event[]): string {
  return [`# ${inCode(title)}\n`, ...outlineOf(events).map(entryText)].join('\n');
}

function entryText({ seq, agent, words, texts }: Entry): string {
  const who = agent === 'main' ? '' : ` (${inCode(agent)})`;
  return [
    `## ${seq}${who} ${inCode(words)}\n`,
    ...texts.map(({ label, text }) => `${inCode(label)}\n\n${fenced(text)}`),
  ].join('\n');
}

/** A text on one line, in more backticks than stand together in it. */
function inCode(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().slice(0, 300) || ' ';
  const ticks = '`'.repeat(longest(line, /`+/g) + 1);
  return `${ticks} ${line} ${ticks}`;
}

/** A text between fences that are longer than any in it. */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longest(text, /`+/g) + 1));
  return `${fence}text\n${text.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')}\n${fence}\n`;
}

function longest(text: string, marks: RegExp): number {
  return Math.max(0, ...(text.match(marks) ?? []).map(({ length }) => length));
}
