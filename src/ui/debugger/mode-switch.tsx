import type { Mode } from '../../protocol/config.ts';
import { Segmented } from '../kit/segmented.tsx';
import { useFollowed } from '../state/followed.ts';
import { send, useRun } from '../state/run.ts';
import { modes } from '../words/modes.ts';

const offered: readonly Mode[] = ['default', 'auto', 'plan'];

/** How freely the agent acts; what is chosen is a fact of the run. */
export function ModeSwitch() {
  const { run, live, readOnly } = useRun();
  const { name, agent } = useFollowed();
  const mode = agent?.config.mode;
  if (run === undefined || mode === undefined) return null;
  return (
    <Segmented
      label={name === 'main' ? 'Permission mode' : `Permission mode of ${name}`}
      choices={offered.map((value) => ({ value, label: modes[value].label }))}
      value={mode}
      disabled={!live || readOnly !== undefined || name !== 'main'}
      onChange={(chosen) => send({ do: 'set', run, config: { mode: chosen } })}
    />
  );
}
