import { diffWordsWithSpace, structuredPatch } from 'diff';

/** A stretch of a line; `changed` where it differs from the line it took the place of. */
interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** A line of a difference, with its number in the text before, after, or both. */
export type DiffLine =
  | { readonly sign: ' '; readonly before: number; readonly after: number; readonly pieces: readonly Piece[] }
  | { readonly sign: '-'; readonly before: number; readonly pieces: readonly Piece[] }
  | { readonly sign: '+'; readonly after: number; readonly pieces: readonly Piece[] }
  | { readonly sign: '\\' };

/** Lines that changed, with some around them; `skipped` are the equal lines between the one before and this one. */
export interface Hunk {
  readonly skipped: number;
  readonly lines: readonly DiffLine[];
}

/** Beyond so many changed lines the search for the shortest difference would hold the page up. */
const mostEdits = 2000;
const longestLine = 400;

const whole = (text: string): readonly Piece[] => [{ text, changed: false }];

/** What changed between two texts, line by line; undefined when they differ too much to be worth lining up. */
export function hunksOf(before: string, after: string, context: number): readonly Hunk[] | undefined {
  // With nothing on one side there is nothing to search for.
  const bound = before === '' || after === '' ? {} : { maxEditLength: mostEdits };
  const patch = structuredPatch('', '', before, after, '', '', { context, ...bound });
  if (patch === undefined) return undefined;
  let reached = 1;
  return patch.hunks.map((hunk) => {
    const skipped = Math.max(0, hunk.oldStart - reached);
    reached = hunk.oldStart + hunk.oldLines;
    return { skipped, lines: markWords(number(hunk.lines, hunk.oldStart, hunk.newStart)) };
  });
}

function number(lines: readonly string[], oldStart: number, newStart: number): readonly DiffLine[] {
  let before = oldStart;
  let after = newStart;
  return lines.map((line): DiffLine => {
    const pieces = whole(line.slice(1));
    switch (line[0]) {
      case '-':
        return { sign: '-', before: before++, pieces };
      case '+':
        return { sign: '+', after: after++, pieces };
      case '\\':
        return { sign: '\\' };
      default:
        return { sign: ' ', before: before++, after: after++, pieces };
    }
  });
}

/** Where as many lines came as went, each is compared with its partner, and the words that differ are marked. */
function markWords(lines: readonly DiffLine[]): readonly DiffLine[] {
  const marked = [...lines];
  for (let at = 0; at < lines.length; at++) {
    const gone = runOf(lines, at, '-');
    const come = runOf(lines, at + gone, '+');
    if (gone === come) {
      for (let pair = at; pair < at + gone; pair++) markPair(marked, pair, pair + gone);
    }
    at += Math.max(0, gone + come - 1);
  }
  return marked;
}

function runOf(lines: readonly DiffLine[], from: number, sign: DiffLine['sign']): number {
  let length = 0;
  while (lines[from + length]?.sign === sign) length++;
  return length;
}

function markPair(lines: DiffLine[], goneAt: number, comeAt: number): void {
  const gone = lines[goneAt];
  const come = lines[comeAt];
  if (gone?.sign !== '-' || come?.sign !== '+') return;
  const [old, fresh] = [textOf(gone.pieces), textOf(come.pieces)];
  if (old.length > longestLine || fresh.length > longestLine) return;
  const words = diffWordsWithSpace(old, fresh);
  if (!words.some((word) => !word.added && !word.removed && word.value.trim() !== '')) return;
  const side = (other: 'added' | 'removed', mine: 'added' | 'removed') =>
    words.filter((word) => !word[other]).map((word) => ({ text: word.value, changed: word[mine] === true }));
  lines[goneAt] = { ...gone, pieces: side('added', 'removed') };
  lines[comeAt] = { ...come, pieces: side('removed', 'added') };
}

const textOf = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
