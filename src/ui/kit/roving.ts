/** Where the arrow keys lead in a list of `count` things; undefined when the key is not for it. */
export function rove(
  key: string,
  at: number,
  count: number,
  form: { readonly axis: 'row' | 'column'; readonly wraps: boolean },
): number | undefined {
  if (count === 0) return undefined;
  const [back, on] = form.axis === 'row' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const land = (to: number) => (form.wraps ? (to + count) % count : Math.max(0, Math.min(to, count - 1)));
  switch (key) {
    case back:
      return land(at - 1);
    case on:
      return land(at + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** What was typed into a list so far, and when. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

const pause = 700;

/** Adds a key to what was typed; a pause begins anew, and a key that is no letter is no typing. */
export function addTyped(before: Typed, key: string, at: number): Typed | undefined {
  const goesOn = at - before.at < pause && before.text !== '';
  if ([...key].length !== 1 || (key === ' ' && !goesOn)) return undefined;
  return { text: (goesOn ? before.text : '') + key.toLowerCase(), at };
}

/** The next label that begins with what was typed, looking on from `from` and round; one letter repeated goes from one to the next. */
export function findTyped(labels: readonly string[], from: number, typed: string): number | undefined {
  const repeated = [...typed].every((letter) => letter === typed[0]);
  const wanted = repeated ? typed.slice(0, 1) : typed;
  const start = repeated ? from + 1 : from;
  for (let step = 0; step < labels.length; step++) {
    const index = (start + step) % labels.length;
    if (labels[index]?.toLowerCase().startsWith(wanted)) return index;
  }
  return undefined;
}
