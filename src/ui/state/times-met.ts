import { useMemo } from 'react';
import { type Met, metView, timesWith } from '../../agent/met.ts';
import type { View } from '../../views/view.ts';
import { useRun, useView } from './run.ts';

/** Nothing is counted while there is no breakpoint. */
const none: View<Met> = { initial: metView([]).initial, evolve: (met) => met };

/** How often each breakpoint of the run was met up to the cursor, in their order; where an agent is held before a step, with that. */
export function useTimesMet(): readonly number[] {
  const { breakpoints, live, held } = useRun();
  const met = useView(useMemo(() => (breakpoints.length === 0 ? none : metView(breakpoints)), [breakpoints]));
  return useMemo(() => timesWith(met, live ? held.map(({ agent }) => agent) : []), [met, live, held]);
}

/** How often a breakpoint was met, in words. */
export function metWords(times: number): string {
  if (times === 0) return 'not met yet';
  return times === 1 ? 'met once' : `met ${times} times`;
}
