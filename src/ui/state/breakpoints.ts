import type { Step } from '../../agent/step.ts';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import { breakpointWords } from '../../views/breakpoint-words.ts';
import { useLayout } from './layout.ts';
import { type ListedBreakpoint, send, useRun } from './run.ts';

const kept = (run: string): string => `loopscope.breakpoints.${run}`;

/** Whether the debugger holds before every step of a kind, of whoever takes it or of the agent that is followed. */
export function breaksBefore(
  breakpoints: readonly ListedBreakpoint[],
  kind: Step['do'],
  followed: string | undefined,
): boolean {
  return breakpoints.some(
    (each) =>
      'step' in each && each.step === kind && !each.off && (each.agent === undefined || each.agent === followed),
  );
}

/**
 * Holds before every step of these kinds from now on, or, where it did so for all of them, no longer. While one agent is
 * followed, it is about its steps only.
 */
export function toggleBreakpoints(kinds: readonly Step['do'][]): void {
  const { breakpoints: before } = useRun.getState();
  const { followed } = useLayout.getState();
  const others = before.filter((each) => !kinds.some((kind) => breaksBefore([each], kind, followed)));
  const all = kinds.every((kind) => breaksBefore(before, kind, followed));
  const agent = followed === undefined ? {} : { agent: followed };
  breakAt(all ? others : [...others, ...kinds.map((step) => ({ step, ...agent }))]);
}

/** Whether two of the list hold at the same, switched off or not. */
export function sameBreakpoint(one: Breakpoint, other: Breakpoint): boolean {
  return breakpointWords(one) === breakpointWords(other);
}

/** Sets a breakpoint, or takes it away where it is there. */
export function toggleBreakpoint(breakpoint: Breakpoint): void {
  const { breakpoints } = useRun.getState();
  const others = breakpoints.filter((each) => !sameBreakpoint(each, breakpoint));
  breakAt(others.length < breakpoints.length ? others : [...others, breakpoint]);
}

/** Switches one of the list on or off; it stays in the list. */
export function switchBreakpoint(breakpoint: ListedBreakpoint): void {
  const { breakpoints } = useRun.getState();
  breakAt(
    breakpoints.map((each) => {
      if (!sameBreakpoint(each, breakpoint)) return each;
      const { off, ...on } = each;
      return off ? on : { ...on, off: true as const };
    }),
  );
}

/** Holds at these places from now on, and at no others; the browser keeps them with the run, when it lets us. */
function breakAt(breakpoints: readonly ListedBreakpoint[]): void {
  const { run } = useRun.getState();
  if (run === undefined) return;
  useRun.setState({ breakpoints });
  send({
    do: 'break',
    run,
    breakpoints: breakpoints
      .filter((each) => !each.off)
      .map(({ off: _, ...each }) => each as Breakpoint) as Breakpoint[],
  });
  try {
    if (breakpoints.length === 0) localStorage.removeItem(kept(run));
    else localStorage.setItem(kept(run), JSON.stringify(breakpoints));
  } catch {
    // a browser that keeps nothing: they hold until the page is left
  }
}

/** Holds where it held when the run was last looked at. */
export function restoreBreakpoints(run: string): void {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(kept(run)) ?? '[]');
    // the runtime reads each of them, and refuses what is none
    if (Array.isArray(found) && found.length > 0 && useRun.getState().run === run)
      breakAt(found.filter((each) => typeof each === 'object' && each !== null) as ListedBreakpoint[]);
  } catch {
    // what was kept cannot be read: the run has no breakpoints
  }
}
