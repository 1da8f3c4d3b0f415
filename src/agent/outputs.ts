import { cutMiddle } from '../base/cut.ts';
import { encode, grouped } from '../base/text.ts';
import type { Content, EventOf } from '../protocol/event.ts';
import type { Blobs } from './ports.ts';
import type { ToolResult } from './tool.ts';

/** Longer output is kept whole as a blob, and the model gets its two ends. */
export const longestOutput = 20_000;

/** How much of either end the model gets; the beginning tells more. */
const ends = { head: 12_000, tail: 6_000 };

/** A result as it is recorded: what the model reads, and where the whole is kept when that is not all. */
export type Bounded = Pick<EventOf<'tool.finished'>, 'content' | 'whole'>;

/** Cuts a result that is too long for the model, and keeps the whole of it. Images stay. */
export function bound(call: string, { content }: ToolResult, blobs: Blobs): Bounded {
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const whole = texts.join('\n');
  if (whole.length <= longestOutput) return { content };
  const { head, tail, left } = cutMiddle(whole, ends);
  const gap = `[${grouped(left)} of ${grouped(whole.length)} characters were left out here. To read them: read_file with path "output:${call}".]`;
  const images: readonly Content[] = content.filter((part) => part.type === 'image');
  const cut = [head.replace(/\n$/, ''), gap, tail].join('\n');
  return {
    content: [{ type: 'text', text: cut }, ...images],
    whole: { blob: blobs.put(encode(whole)), chars: whole.length },
  };
}
