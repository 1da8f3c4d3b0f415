import { chosenView, tracesIn } from '../../agent/chosen.ts';
import type { Event } from '../../protocol/event.ts';
import { keyOfEvent } from '../../views/hits.ts';
import { select, useLayout } from '../state/layout.ts';
import { useRun } from '../state/run.ts';
import type { Mark } from './marks.ts';

/** Selects the row of the last fact up to the cursor that a line left, or, where that is selected, of the one before. */
export function showRowOf(of: Mark['of'], keys: readonly string[]): void {
  const { selected } = useLayout.getState();
  const found = factsOf(of, keys);
  const at = selected === undefined ? -1 : found.indexOf(selected);
  const next = found.at(at < 0 ? -1 : at - 1);
  if (next !== undefined) select(next);
}

/**
 * The facts up to the cursor that a line left, all or those in a stretch: the ones that it appended or judged by, or the
 * first of each step that it chose.
 */
export function factsOf(
  of: Mark['of'],
  keys: readonly string[],
  { from = 0, to = Number.POSITIVE_INFINITY } = {},
): readonly number[] {
  const { events, cursor, projector } = useRun.getState();
  if (of === 'step') {
    const traces = tracesIn(projector.at(cursor).read(chosenView), { from, to });
    return traces.flatMap(({ seq, key }) => (keys.includes(key) ? [seq] : []));
  }
  return events
    .slice(Math.max(0, from), Math.min(cursor, to + 1))
    .flatMap((event) => (isOf(event, of, keys) ? [event.seq] : []));
}

function isOf(event: Event, of: Mark['of'], keys: readonly string[]): boolean {
  if (of === 'fact') return keys.includes(keyOfEvent(event));
  return event.type === 'tool.decided' && event.rungs.some(({ rung }) => keys.includes(rung));
}
