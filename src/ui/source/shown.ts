import { create } from 'zustand';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import type { Place } from './shipped.ts';

/** The two files that are always at hand: the body of the agent and its mind. */
export const bodyFile = 'agent/loop.ts';
export const mindFile = 'agent/next-step.ts';

/** Which file is shown, which others were opened lately, and the line that was asked for. */
export interface Shown {
  readonly file: string;
  readonly opened: readonly string[];
  readonly line: Place | undefined;
  /** The line for whose breakpoint a condition was asked. */
  readonly asked: Breakpoint | undefined;
}

const openAtOnce = 3;

/** The store of what the source panel shows. */
export const useShown = create<Shown>()(() => ({ file: mindFile, opened: [], line: undefined, asked: undefined }));

/** Shows a file, and keeps it among the tabs until others take its place. */
export function showFile(file: string): void {
  useShown.setState(({ opened }) => ({ file, opened: withOpened(opened, file), line: undefined }));
}

/** Shows a line and marks it. */
export function showLine(line: Place): void {
  useShown.setState(({ opened }) => ({ file: line.file, opened: withOpened(opened, line.file), line }));
}

/** Says on which line a condition is asked for, until the dialog is closed. */
export function askAt(asked: Breakpoint | undefined): void {
  useShown.setState({ asked });
}

function withOpened(opened: readonly string[], file: string): readonly string[] {
  const known = file === bodyFile || file === mindFile || opened.includes(file);
  return known ? opened : [...opened, file].slice(-openAtOnce);
}
