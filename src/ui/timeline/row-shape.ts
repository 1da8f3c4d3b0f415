/** Where a row stands to the cursor: read, about to happen, or recorded and not read yet. */
export type Tense = 'past' | 'now' | 'future';

/** The classes of a row. */
export function shapeOf({
  tense,
  selected,
  below,
}: {
  readonly tense: Tense;
  readonly selected: boolean;
  /** Whether rails of subagents pass it. */
  readonly below: boolean;
}): string {
  const columns = below ? 'grid-cols-[40px_22px_auto_minmax(0,1fr)_auto]' : 'grid-cols-[40px_22px_minmax(0,1fr)_auto]';
  const looks = { past: 'hover:bg-raised', now: 'now', future: 'future hover:bg-raised' };
  const chosen = selected && tense !== 'now' ? 'bg-raised shadow-[inset_2px_0_0_var(--text)]' : '';
  return `relative grid h-row w-full items-center pr-3 text-left -outline-offset-2 ${columns} ${looks[tense]} ${chosen}`;
}

/** The classes of the rail behind a glyph: solid where it was gone, dashed where it is only recorded. */
export function rail(tense: Tense): string {
  const line =
    tense === 'future' ? 'before:border-l before:border-dashed before:border-edge' : 'before:w-px before:bg-rail';
  return `relative grid h-full place-items-center before:absolute before:inset-y-0 before:left-1/2 before:-ml-px ${line}`;
}
