import type { Step } from '../../agent/step.ts';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import { keyOf } from '../../views/hits.ts';
import { useLayout } from './layout.ts';
import { send, useRun } from './run.ts';
import { say } from './said.ts';

function isOfFollowed({ agent }: Breakpoint, followed: string | undefined): boolean {
  return agent === undefined || agent === followed;
}

/** Whether the debugger holds before every step of a kind, of whoever takes it or of the agent that is followed. */
export function breaksBefore(
  breakpoints: readonly Breakpoint[],
  kind: Step['do'],
  followed: string | undefined,
): boolean {
  return breakpoints.some(
    (each) =>
      'step' in each && each.step === kind && each.because === undefined && !each.off && isOfFollowed(each, followed),
  );
}

/** Whether it holds at a line, by the breakpoint of that line: there only, or wherever such a step is chosen or such a fact appended. */
export function breaksAt(breakpoints: readonly Breakpoint[], line: Breakpoint, followed: string | undefined): boolean {
  return breakpoints.some((each) => !each.off && isOfFollowed(each, followed) && isAt(each, line));
}

function isAt(each: Breakpoint, line: Breakpoint): boolean {
  if ('rung' in each) return 'rung' in line && each.rung === line.rung;
  const same =
    ('step' in each && 'step' in line && each.step === line.step) ||
    ('fact' in each && 'fact' in line && each.fact === line.fact);
  return same && (reasonOf(each) === undefined || reasonOf(each) === reasonOf(line));
}

function reasonOf(breakpoint: Breakpoint): string | undefined {
  return 'because' in breakpoint ? breakpoint.because : undefined;
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
  breakAt(all ? others : [...others, ...kinds.map((step) => ({ step, ...ofFollowed() }))]);
}

/** Holds at a line from now on, or, where it did, no longer. */
export function toggleAt(line: Breakpoint): void {
  const { breakpoints: before } = useRun.getState();
  const { followed } = useLayout.getState();
  const made = { ...line, ...ofFollowed() } as Breakpoint;
  if (breaksAt(before, line, followed)) breakAt(before.filter((each) => !breaksAt([each], line, followed)));
  else breakAt([...before.filter((each) => !sameBreakpoint(each, made)), made]);
}

/** Lets a run go on until the step of a line is about to be taken, and holds there, once. */
export function runToLine(line: Breakpoint): void {
  const { run, live } = useRun.getState();
  if (run === undefined || !('step' in line)) return;
  if (live) send({ do: 'run-to', run, step: keyOf(line.step, line.because) });
  else say('You are looking at the past. Go to the newest event to run on to a line. Nothing was done.');
}

function ofFollowed(): { readonly agent?: string } {
  const { followed } = useLayout.getState();
  return followed === undefined ? {} : { agent: followed };
}

/** Whether two of the list hold at the same, switched off or not. */
export function sameBreakpoint(one: Breakpoint, other: Breakpoint): boolean {
  return keyOfAll(one) === keyOfAll(other);
}

function keyOfAll({ off, ...breakpoint }: Breakpoint): string {
  return JSON.stringify(Object.entries(breakpoint).sort());
}

/** Sets a breakpoint, in place of another when that is given. */
export function putBreakpoint(breakpoint: Breakpoint, before?: Breakpoint): void {
  const { breakpoints } = useRun.getState();
  const others = breakpoints.filter((each) => each !== before && !sameBreakpoint(each, breakpoint));
  breakAt([...others, breakpoint]);
}

/** Sets a breakpoint, or takes it away where it is there. */
export function toggleBreakpoint(breakpoint: Breakpoint): void {
  const { breakpoints } = useRun.getState();
  const others = breakpoints.filter((each) => !sameBreakpoint(each, breakpoint));
  breakAt(others.length < breakpoints.length ? others : [...others, breakpoint]);
}

/** Switches one of the list on or off; it stays in the list. */
export function switchBreakpoint(breakpoint: Breakpoint): void {
  const { breakpoints } = useRun.getState();
  breakAt(
    breakpoints.map((each) => {
      if (!sameBreakpoint(each, breakpoint)) return each;
      const { off, ...on } = each;
      return off ? on : { ...each, off: true as const };
    }),
  );
}

/** Holds at these places from now on, and at no others; the runtime keeps them with the run, and refuses where it is only read. */
function breakAt(breakpoints: readonly Breakpoint[]): void {
  const { run, readOnly } = useRun.getState();
  if (run === undefined) return;
  if (readOnly === undefined) useRun.setState({ breakpoints });
  send({ do: 'break', run, breakpoints });
}
