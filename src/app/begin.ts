import type { Start } from '../ui/home/home.tsx';
import { goTo, pathOfRun } from '../ui/state/address.ts';
import { showInspector } from '../ui/state/layout.ts';
import { type Beginning, startRun } from '../ui/state/run.ts';

const holds = { run: undefined, step: 'first step', preview: 'first request' } as const;

/** Starts a run and goes there; a preview shows the request that is not sent yet. */
export function begin(beginning: Omit<Beginning, 'hold'>, how: Start): void {
  const run = startRun({ ...beginning, hold: holds[how] });
  if (how === 'preview') showInspector('context');
  goTo(pathOfRun(run));
}
