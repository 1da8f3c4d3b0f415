import type { Mode } from '../../protocol/config.ts';
import { agentsView } from '../../views/agent.ts';
import { Segmented } from '../kit/segmented.tsx';
import { send, useRun, useView } from '../state/run.ts';
import { modes } from '../words/modes.ts';

const offered: readonly Mode[] = ['default', 'auto', 'plan'];

/** How freely the agent acts; what is chosen is a fact of the run. */
export function ModeSwitch() {
  const { run, live, readOnly } = useRun();
  const mode = useView(agentsView).main?.config.mode;
  if (run === undefined || mode === undefined) return null;
  return (
    <Segmented
      label="Permission mode"
      choices={offered.map((value) => ({ value, label: modes[value].label }))}
      value={mode}
      disabled={!live || readOnly !== undefined}
      onChange={(chosen) => send({ do: 'set', run, config: { mode: chosen } })}
    />
  );
}
