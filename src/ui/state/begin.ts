import { goTo, pathOfRun } from './address.ts';
import { showInspector } from './layout.ts';
import { chosenModel, useModel } from './model.ts';
import { type Beginning, startRun } from './run.ts';

/** How a run begins: at full speed, held before its first step, or held before its first request is sent. */
export type Start = 'run' | 'step' | 'preview';

const holds = { run: undefined, step: 'first step', preview: 'first request' } as const;

/** Starts a run and goes there; a preview shows the request that is not sent yet. */
export function begin(beginning: Omit<Beginning, 'hold'>, how: Start): void {
  const run = startRun({ ...beginning, hold: holds[how] });
  if (how === 'preview') showInspector('context');
  goTo(pathOfRun(run));
}

/** Starts a run of what the chosen model is asked: the script's, or the person's own, which may spend what they said. */
export function beginChosen({ script, ...rest }: Omit<Beginning, 'hold' | 'model' | 'repeat'>, how: Start): void {
  const model = chosenModel();
  const { maxSpend } = useModel.getState();
  const limited =
    model === undefined || maxSpend === undefined ? script : { ...script, settings: { ...script.settings, maxSpend } };
  begin({ ...rest, script: limited, model }, how);
}
