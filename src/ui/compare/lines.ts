import type { Pair } from '../../views/compare-runs.ts';

/** A line of the list: two facts side by side, or many pairs that are the same, folded into one. */
export type Line =
  | { readonly is: 'pair'; readonly pair: Pair; readonly at: number }
  | { readonly is: 'same'; readonly count: number; readonly at: number };

/** How many equal pairs stand on either side of a difference. */
const around = 2;

/** The lines of a comparison: what differs with a little around it, and the rest folded. */
export function linesOf(pairs: readonly Pair[]): readonly Line[] {
  const shown = pairs.map((_, at) => pairs.slice(Math.max(0, at - around), at + around + 1).some(({ same }) => !same));
  const lines: Line[] = [];
  let from = 0;
  for (const [at, pair] of pairs.entries()) {
    if (!shown[at]) continue;
    if (at > from) lines.push({ is: 'same', count: at - from, at: from });
    lines.push({ is: 'pair', pair, at });
    from = at + 1;
  }
  if (pairs.length > from) lines.push({ is: 'same', count: pairs.length - from, at: from });
  return lines;
}
