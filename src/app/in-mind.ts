import type { Event } from '../protocol/event.ts';
import { toggleBreakpoints } from '../ui/state/breakpoints.ts';
import { agentInMind } from '../ui/state/followed.ts';
import { useLayout } from '../ui/state/layout.ts';
import { pendingIn } from '../ui/state/pending.ts';
import { useRun } from '../ui/state/run.ts';
import { kindOf } from '../ui/words/kinds.ts';
import { stations, stepsAt } from '../ui/words/stations.ts';
import { showLineOf } from './lines.ts';

/** The fact that the reader has in mind: the selected one, else the one at the cursor. */
function eventInMind(): Event | undefined {
  const { events, cursor, length } = useRun.getState();
  return events[useLayout.getState().selected ?? Math.min(cursor, length - 1)];
}

/** Shows the line of the source that made the event that the reader has in mind. */
export function goToLine(): void {
  const event = eventInMind();
  if (event !== undefined) showLineOf(event);
}

/** Breaks before what the selected row is about, or before the step that comes next. */
export function toggleBreakpoint(): void {
  const { selected } = useLayout.getState();
  const { projector, cursor, events } = useRun.getState();
  const event = selected === undefined ? undefined : events[selected];
  if (event === undefined) {
    const { followed } = useLayout.getState();
    const agent = agentInMind(useRun.getState(), followed);
    const pending = pendingIn(projector.at(cursor), agent, { alone: followed !== undefined });
    if (pending !== undefined) toggleBreakpoints([pending.step.do]);
    return;
  }
  const kind = kindOf(event);
  const station = stations.find(({ kinds }) => kinds.includes(kind));
  if (station !== undefined) toggleBreakpoints(stepsAt(station.name));
}
