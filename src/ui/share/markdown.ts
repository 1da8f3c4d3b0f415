import { withoutKeys } from '../../base/secrets.ts';
import type { Event } from '../../protocol/event.ts';
import { type Entry, outlineOf } from './outline.ts';

/**
 * Events as Markdown. Whatever comes from outside stands in code, where it becomes no link, no image and no heading,
 * whatever reads it.
 */
export function markdownOf(title: string, events: readonly Event[]): string {
  return [`# ${line(withoutKeys(title))}\n`, ...outlineOf(events).map(entryText)].join('\n');
}

function entryText({ seq, agent, words, texts }: Entry): string {
  const who = agent === 'main' ? '' : ` (${line(agent)})`;
  return [
    `## ${seq}${who} ${line(words)}\n`,
    ...texts.map(({ label, text }) => `${line(label)}\n\n${fenced(text)}`),
  ].join('\n');
}

/** A text on one line: as it is when it is words and nothing else, since a dot may make a link of them; else in code. */
function line(text: string): string {
  return /^[A-Za-z0-9_,: ]+$/.test(text) ? text : inCode(text);
}

/** A text on one line, in more backticks than stand together in it. */
function inCode(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim().slice(0, 300) || ' ';
  const ticks = '`'.repeat(longest(words, /`+/g) + 1);
  return `${ticks} ${words} ${ticks}`;
}

/** A text between fences that are longer than any in it. */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longest(text, /`+/g) + 1));
  return `${fence}text\n${text.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')}\n${fence}\n`;
}

function longest(text: string, marks: RegExp): number {
  return Math.max(0, ...(text.match(marks) ?? []).map(({ length }) => length));
}
