import { useMemo } from 'react';
import { nextStep } from '../../agent/next-step.ts';
import type { Step } from '../../agent/step.ts';
import type { Reading } from '../../views/view.ts';
import { rowAtFact, type VisibleRows } from './rows.ts';
import { type RunState, useReading, useRun } from './run.ts';

/** What an agent is about to do. */
export interface Pending {
  readonly agent: string;
  readonly step: Step;
}

/**
 * What is about to happen at the cursor. The agent that acted last is followed, and where it has nothing left to do the
 * one that waits for it; live, an agent that the gate holds comes first.
 */
export function usePending(): Pending | undefined {
  const log = useReading();
  const agent = useRun(followed);
  return useMemo(() => pendingIn(log, agent), [log, agent]);
}

function followed({ live, held, events, cursor }: RunState): string {
  return (live ? held[0]?.agent : undefined) ?? events[cursor - 1]?.agent ?? 'main';
}

/** What an agent does next in a reading of the log, or the one above it. */
export function pendingIn(log: Reading, agent: string): Pending | undefined {
  const step = nextStep(log, agent);
  if (step !== undefined) return { agent, step };
  const above = agent.slice(0, Math.max(0, agent.lastIndexOf('.')));
  return above === '' ? undefined : pendingIn(log, above);
}

/** Whether a pending step is a line of its own in the timeline: nothing is being done yet that has a row. */
export function isAhead(
  pending: Pending | undefined,
  { live, held }: Pick<RunState, 'live' | 'held'>,
): pending is Pending {
  if (pending === undefined || !live) return false;
  return held.length > 0 || pending.step.do === 'wait' || pending.step.do === 'retry';
}

/** The row that is `now`: where the cursor stands in the past, the newest when the reader follows the run live. */
export function rowNow(rows: VisibleRows, { live, cursor }: Pick<RunState, 'live' | 'cursor'>): number {
  return live ? rows.length - 1 : rowAtFact(rows, cursor);
}
