import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { useAgentInMind } from './followed.ts';
import { useLayout } from './layout.ts';
import type { Pending, pendingIn } from './pending.ts';
import { rowAtFact, type VisibleRows } from './rows.ts';
import { type RunState, useReading } from './run.ts';

/** The rules by which an agent chooses its next step, as soon as they are here. */
const useRules = create<{ readonly pendingIn?: typeof pendingIn }>()(() => ({}));

/**
 * What is about to happen at the cursor: what the agent that is followed does next. Where none was chosen and it has
 * nothing left to do, it is the one that waits for it. Nothing while the rules are on their way: a run is seen before
 * they are.
 */
export function usePending(): Pending | undefined {
  const log = useReading();
  const agent = useAgentInMind();
  const chosen = useLayout((state) => state.followed !== undefined);
  const { pendingIn } = useRules();
  useEffect(() => {
    if (pendingIn === undefined) void loadRules();
  }, [pendingIn]);
  return useMemo(() => pendingIn?.(log, agent, { alone: chosen }), [pendingIn, log, agent, chosen]);
}

/** Whether it can be said what is about to happen. */
export function useForesight(): boolean {
  return useRules(({ pendingIn }) => pendingIn !== undefined);
}

async function loadRules(): Promise<void> {
  const { pendingIn } = await import('./pending.ts');
  useRules.setState({ pendingIn });
}

/** Whether a pending step is a line of its own in the timeline: nothing is being done yet that has a row. */
export function isAhead(
  pending: Pending | undefined,
  { live, held }: Pick<RunState, 'live' | 'held'>,
): pending is Pending {
  if (pending === undefined || !live) return false;
  return held.some(({ agent }) => agent === pending.agent) || pending.step.do === 'wait' || pending.step.do === 'retry';
}

/** The row that is `now`: where the cursor stands in the past, the newest when the reader follows the run live. */
export function rowNow(rows: VisibleRows, { live, cursor }: Pick<RunState, 'live' | 'cursor'>): number {
  return live ? rows.length - 1 : rowAtFact(rows, cursor);
}
