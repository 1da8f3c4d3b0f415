import { cutEnd } from '../../base/cut.ts';
import type { Matcher } from './matcher.ts';

/** Longer lines are shown around their match only. */
const widest = 400;

/** The lines of one file that match, and those around them, as they are shown. */
export interface Hits {
  /** How many lines match. */
  readonly count: number;
  /** For each match that is shown: its lines, set apart from the ones before by `--` when there is a gap. */
  readonly shown: readonly string[];
}

/** How many lines around a match are shown, and how many matches at most. */
export interface Around {
  readonly before: number;
  readonly after: number;
  readonly most: number;
}

/** Hears how many characters were searched; gives a promise when it is time to rest. */
export type Rest = (chars: number) => Promise<void> | undefined;

/**
 * Searches the lines of a file: matches as `path:12: text`, lines around them as `path-13- text`. `rest` is told how much was
 * searched, and may ask for a rest, so that others get their turn.
 */
export async function scan(
  path: string,
  lines: readonly string[],
  find: Matcher,
  { before, after, most }: Around,
  rest: Rest,
): Promise<Hits> {
  const starts = new Map<number, number>();
  let count = 0;
  for (const [i, line] of lines.entries()) {
    const start = find(line);
    if (start >= 0 && ++count <= most) starts.set(i, start);
    const resting = rest(line.length + 1);
    if (resting !== undefined) await resting;
  }
  return { count, shown: show(path, lines, starts, { before, after }) };
}

function show(
  path: string,
  lines: readonly string[],
  starts: ReadonlyMap<number, number>,
  { before, after }: Pick<Around, 'before' | 'after'>,
): readonly string[] {
  const places = [...starts.keys()];
  const say = (i: number) => {
    const start = starts.get(i);
    const line = window(lines[i] ?? '', start ?? 0);
    return start === undefined ? `${path}-${i + 1}- ${line}` : `${path}:${i + 1}: ${line}`;
  };
  let told = -1;
  return places.map((place, nth) => {
    const from = Math.max(told + 1, place - before);
    // what stands before the next match is told with that match
    const next = places[nth + 1] ?? lines.length;
    const to = Math.min(place + after, next - 1);
    const gap = told >= 0 && from > told + 1 && before + after > 0 ? ['--'] : [];
    told = to;
    return [...gap, ...Array.from({ length: to - from + 1 }, (_, i) => say(from + i))].join('\n');
  });
}

function window(line: string, start: number): string {
  if (line.length <= widest) return line;
  const from = start < widest / 2 ? 0 : start - 100;
  const part = cutEnd(line.slice(from), widest);
  return `${from > 0 ? '…' : ''}${part}${from + part.length < line.length ? '…' : ''}`;
}
