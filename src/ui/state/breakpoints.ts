import type { Step } from '../../agent/step.ts';
import type { Breakpoint } from '../../protocol/command.ts';
import { send, useRun } from './run.ts';

/** Whether the debugger holds before every step of a kind. */
export function breaksBefore(breakpoints: readonly Breakpoint[], kind: Step['do']): boolean {
  return breakpoints.some((each) => 'step' in each && each.step === kind);
}

/** Holds before every step of these kinds from now on, or, where it did so for all of them, no longer. */
export function toggleBreakpoints(kinds: readonly Step['do'][]): void {
  const { run, breakpoints: before } = useRun.getState();
  if (run === undefined) return;
  const others = before.filter((each) => !('step' in each && kinds.some((kind) => kind === each.step)));
  const all = kinds.every((kind) => breaksBefore(before, kind));
  const breakpoints = all ? others : [...others, ...kinds.map((step) => ({ step }))];
  useRun.setState({ breakpoints });
  send({ do: 'break', run, breakpoints });
}
