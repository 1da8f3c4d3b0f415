import type { Event } from '../../protocol/event.ts';
import { keyOfEvent } from '../../views/hits.ts';
import { select, useLayout } from '../state/layout.ts';
import { useRun } from '../state/run.ts';
import type { Mark } from './marks.ts';

/** Selects the row of the last fact up to the cursor that a line left, or, where that is selected, of the one before. */
export function showRowOf(of: Mark['of'], keys: readonly string[]): void {
  const { events, cursor } = useRun.getState();
  const { selected } = useLayout.getState();
  const found = events.slice(0, cursor).filter((event) => isOf(event, of, keys));
  const at = found.findIndex(({ seq }) => seq === selected);
  const next = found.at(at - 1) ?? found.at(-1);
  if (next !== undefined) select(next.seq);
}

function isOf(event: Event, of: Mark['of'], keys: readonly string[]): boolean {
  if (of === 'fact') return keys.includes(keyOfEvent(event));
  return event.type === 'tool.decided' && event.rungs.some(({ rung }) => keys.includes(rung));
}
