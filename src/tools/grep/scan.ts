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

/** Searches the lines of a file: matches as `path:12: text`, lines around them as `path-13- text`. */
export function scan(path: string, lines: readonly string[], find: Matcher, { before, after, most }: Around): Hits {
  const places: number[] = [];
  const at = new Map<number, number>();
  let count = 0;
  for (const [i, line] of lines.entries()) {
    const start = find(line);
    if (start < 0) continue;
    if (++count > most) continue;
    places.push(i);
    at.set(i, start);
  }
  const say = (i: number) => {
    const start = at.get(i);
    return start === undefined
      ? `${path}-${i + 1}- ${window(lines[i] ?? '', 0)}`
      : `${path}:${i + 1}: ${window(lines[i] ?? '', start)}`;
  };
  let told = -1;
  const shown = places.map((place, nth) => {
    const from = Math.max(told + 1, place - before);
    // what stands before the next match is told with that match
    const next = places[nth + 1] ?? lines.length;
    const to = Math.min(place + after, next - 1, lines.length - 1);
    const gap = told >= 0 && from > told + 1 && before + after > 0 ? ['--'] : [];
    told = to;
    return [...gap, ...Array.from({ length: to - from + 1 }, (_, i) => say(from + i))].join('\n');
  });
  return { count, shown };
}

function window(line: string, start: number): string {
  if (line.length <= widest) return line;
  const from = start < widest / 2 ? 0 : start - 100;
  const part = cutEnd(line.slice(from), widest);
  return `${from > 0 ? '…' : ''}${part}${from + part.length < line.length ? '…' : ''}`;
}
