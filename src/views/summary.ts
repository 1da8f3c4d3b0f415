import type { EventOf } from '../protocol/event.ts';

/** What a summary tells, in this order, each part under its heading. */
export const outline = [
  ['Goal', 'what the person wants, in their own words where they matter'],
  ['Decisions', 'what was decided or found out, and why'],
  ['Files touched', 'each path that was read or changed, and what matters of it; exact names, numbers and values'],
  ['Errors and fixes', 'what failed, and what helped'],
  ['Open work', 'what is still to do'],
  ['Next step', 'the one thing that comes next'],
] as const;

/** The order to sum up a conversation. It stands at the end of what is to be summed up, as the person's words. */
export const summaryOrder = [
  'This conversation has grown too long. Sum up all that stands above, so that the work can go on from your summary alone: what you leave out is not seen again.',
  'Write these parts and nothing else. Call no tool.',
  ...outline.map(([heading, what]) => `## ${heading}\n${what}`),
].join('\n\n');

/** The text that takes the place of the messages that gave way: the summary, and the todo list as it stood. */
export function summaryText({
  text,
  todos,
  dropped,
}: Pick<EventOf<'context.compacted'>, 'text' | 'todos' | 'dropped'>): string {
  const before = `[${dropped} messages gave way to this summary. What a call returned can be read again: read_file with path "output:<call>", such as "output:main.1".]`;
  const list = todos === undefined ? [] : [`The todo list, as it stands:\n${todos}`];
  return [before, text, ...list].join('\n\n');
}
