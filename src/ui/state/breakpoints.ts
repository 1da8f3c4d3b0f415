import type { Step } from '../../agent/step.ts';
import type { Breakpoint } from '../../protocol/command.ts';
import { useLayout } from './layout.ts';
import { send, useRun } from './run.ts';

/** Whether the debugger holds before every step of a kind, of whoever takes it or of the agent that is followed. */
export function breaksBefore(
  breakpoints: readonly Breakpoint[],
  kind: Step['do'],
  followed: string | undefined,
): boolean {
  return breakpoints.some(
    (each) => 'step' in each && each.step === kind && (each.agent === undefined || each.agent === followed),
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

/** Holds at these places from now on, and at no others. */
function breakAt(breakpoints: readonly Breakpoint[]): void {
  const { run } = useRun.getState();
  if (run === undefined) return;
  useRun.setState({ breakpoints });
  send({ do: 'break', run, breakpoints });
}
