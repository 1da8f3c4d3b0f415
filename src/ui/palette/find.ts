/** One thing that the palette offers. */
export interface Entry {
  readonly id: string;
  /** What it is: a command, a scenario, a run. */
  readonly kind: string;
  readonly label: string;
  /** Other words that find it, shown beside the label: its `/word`, its standing. */
  readonly also?: string | undefined;
  /** A key that does the same. */
  readonly keys?: string | undefined;
  /** Why it cannot be done now; absent when it can. */
  readonly unavailable?: string | undefined;
  readonly run: () => void;
}

/** The entries that a query may mean, the likeliest first; what can be done comes before what cannot. */
export function findEntries(entries: readonly Entry[], query: string): readonly Entry[] {
  return entries
    .map((entry, at) => ({ entry, at, score: scoreOf(entry, query) }))
    .filter(({ score }) => score !== undefined)
    .sort(
      (a, b) =>
        Number(a.entry.unavailable !== undefined) - Number(b.entry.unavailable !== undefined) ||
        (b.score ?? 0) - (a.score ?? 0) ||
        a.at - b.at,
    )
    .map(({ entry }) => entry);
}

function scoreOf({ label, also, kind }: Entry, query: string): number | undefined {
  const words = query.toLowerCase().replaceAll(/\s+/g, '');
  const scores = [worthOf(label, words), worthOf(also ?? '', words), worthOf(`${kind} ${label}`, words)];
  const known = scores.filter((score) => score !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** What letters are worth by where they stand: at the start of a word, right after the one before, or somewhere; a gap costs. */
const worth = { start: 8, next: 8, anywhere: 1, gap: -2 } as const;

/**
 * How well letters fit into a text, in their order: undefined when they do not. The best way to lay them is found, so
 * that `fft` means the starts of “Fix the failing test” and not the letters that happen to come first.
 */
export function worthOf(text: string, letters: string): number | undefined {
  if (letters === '') return 0;
  const lower = [...text.toLowerCase()];
  // best[at]: what the letters so far are worth when the last of them lies at this place
  let best: readonly (number | undefined)[] = [];
  for (const [index, letter] of [...letters].entries()) {
    let before: number | undefined;
    best = lower.map((each, at) => {
      const next = index === 0 ? undefined : best[at - 1];
      if (index > 0 && at > 1) before = largest(before, best[at - 2]);
      if (each !== letter) return undefined;
      const alone = startsWord(lower, at) ? worth.start : worth.anywhere;
      if (index === 0) return alone;
      return largest(plus(next, Math.max(worth.next, alone)), plus(before, alone + worth.gap));
    });
    if (best.every((score) => score === undefined)) return undefined;
  }
  const top = best.reduce(largest, undefined);
  // of two texts that fit alike, the shorter is meant
  return top === undefined ? undefined : top - text.length / 100;
}

function plus(score: number | undefined, more: number): number | undefined {
  return score === undefined ? undefined : score + more;
}

function startsWord(text: readonly string[], at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}

function largest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
