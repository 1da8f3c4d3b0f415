import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Event } from '../protocol/event.ts';
import { useShown } from '../ui/source/shown.ts';
import { toggleBreakpoints } from '../ui/state/breakpoints.ts';
import { agentInMind } from '../ui/state/followed.ts';
import type { useLayout } from '../ui/state/layout.ts';
import { pendingIn } from '../ui/state/pending.ts';
import type { useRun } from '../ui/state/run.ts';
import { kindOf } from '../ui/words/kinds.ts';
import { stations, stepsAt } from '../ui/words/stations.ts';
import { showLineOf } from './lines.ts';

/** How the page stood as a key was pressed. */
export interface Mind {
  readonly run: ReturnType<typeof useRun.getState>;
  readonly layout: ReturnType<typeof useLayout.getState>;
}

/** The fact that the reader has in mind: the selected one, else the one at the cursor. */
function eventInMind({ run: { events, cursor, length }, layout }: Mind): Event | undefined {
  return events[layout.selected ?? Math.min(cursor, length - 1)];
}

/** Shows the line of the source that made the event that the reader has in mind. */
export function goToLine(mind: Mind): void {
  const event = eventInMind(mind);
  if (event !== undefined) showLineOf(event);
}

/**
 * Where a breakpoint with a condition may be: at the line of the source on which the key was pressed; else after the fact of
 * the selected row, or before the steps that its station does; else before the step that comes next. None is at a wait,
 * which is never held.
 */
export function placesInMind({ run, layout: { selected, followed } }: Mind): readonly Breakpoint[] {
  const line = useShown.getState().asked;
  if (line !== undefined) return [line];
  const event = selected === undefined ? undefined : run.events[selected];
  if (event === undefined) {
    const agent = agentInMind(run, followed);
    const pending = pendingIn(run.projector.at(run.cursor), agent, { alone: followed !== undefined });
    return [{ step: pending === undefined || pending.step.do === 'wait' ? 'call-model' : pending.step.do }];
  }
  const fact = { fact: event.type, ...('because' in event && { because: event.because }) };
  const station = stations.find(({ kinds }) => kinds.includes(kindOf(event)));
  const steps = station === undefined ? [] : stepsAt(station.name).filter((step) => step !== 'wait');
  return [fact, ...steps.map((step) => ({ step }))];
}

/** Breaks before what the selected row is about, or before the step that comes next. */
export function toggleBreakpoint({ run, layout: { selected, followed } }: Mind): void {
  const { projector, cursor, events } = run;
  const event = selected === undefined ? undefined : events[selected];
  if (event === undefined) {
    const agent = agentInMind(run, followed);
    const pending = pendingIn(projector.at(cursor), agent, { alone: followed !== undefined });
    if (pending !== undefined) toggleBreakpoints([pending.step.do]);
    return;
  }
  const kind = kindOf(event);
  const station = stations.find(({ kinds }) => kinds.includes(kind));
  if (station !== undefined) toggleBreakpoints(stepsAt(station.name));
}
