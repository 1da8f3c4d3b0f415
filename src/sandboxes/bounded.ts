import { cutEnd } from '../base/cut.ts';
import { grouped } from '../base/text.ts';

/** The longest output that leaves a sandbox, in characters a stream. */
export const longestStream = 1_000_000;

/** Cuts an output that is too long, and says so at its end. */
export function bounded(text: string, most = longestStream): string {
  if (text.length <= most) return text;
  const head = cutEnd(text, most);
  return head + thrownAway(text.length - head.length);
}

/** Says how much of an output is not there. */
export function thrownAway(length: number): string {
  return `\n[${grouped(length)} more characters of output were thrown away]\n`;
}
