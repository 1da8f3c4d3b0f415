import type { Event } from '../protocol/event.ts';

/** The paths that were changed by facts from a place on. */
export function fileChangesAfter(events: readonly Event[], seq: number): readonly string[] {
  const paths = events
    .slice(seq)
    .flatMap((event) => (event.type === 'files.changed' ? event.changes.map(({ path }) => path) : []));
  return [...new Set(paths)].sort();
}
