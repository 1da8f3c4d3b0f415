import { Ellipsis } from 'lucide-react';
import { Button } from '../ui/kit/button.tsx';
import { Menu, type MenuItem } from '../ui/kit/menu.tsx';
import { useScreen } from '../ui/kit/screen.ts';
import { useModelItems } from '../ui/models/model-switch.tsx';
import type { Actions } from '../ui/state/actions.ts';
import { goTo } from '../ui/state/address.ts';
import { useFollowed } from '../ui/state/followed.ts';
import { undoRewind } from '../ui/state/rewinding.ts';
import { send, useRun, useView } from '../ui/state/run.ts';
import { useRuns } from '../ui/state/shelf.ts';
import { setSpeed } from '../ui/state/travel.ts';
import { modes } from '../ui/words/modes.ts';
import { agentsView } from '../views/agent.ts';
import { rewoundView } from '../views/rewound.ts';
import { useActions } from './use-actions.ts';

/** What can be done with the run; on a narrow screen also what the bars hold on a wide one. */
export function RunMenu() {
  const actions = useActions();
  const { run, live, readOnly, speed } = useRun();
  const model = useModelItems(actions.showModel);
  const screen = useScreen();
  const narrow = screen === 'phone';
  const { name, agent } = useFollowed();
  const agents = useView(agentsView);
  const rewound = useView(rewoundView);
  const { data: runs = [] } = useRuns();
  const mode = agent?.config.mode;
  if (run === undefined) return null;
  const fixed = !live ? 'You are looking at the past' : readOnly;
  const below = name === 'main' ? undefined : `The mode of ${name} is set by its definition`;
  const offered = (['default', 'auto', 'plan'] as const).map(
    (value): MenuItem => ({
      id: value,
      label: `Mode: ${modes[value].label}, ${modes[value].says}`,
      checked: mode === value,
      unavailable: fixed ?? below,
      onChoose: () => send({ do: 'set', run, config: { mode: value } }),
    }),
  );
  const paces = (['1x', '4x', 'max'] as const).map(
    (value): MenuItem => ({
      id: value,
      label: `Speed: ${value === 'max' ? 'at once' : value.replace('x', '×')}`,
      checked: speed === value,
      onChoose: () => setSpeed(value),
    }),
  );
  // a phone has no room for a tab of each
  const elsewhere: readonly MenuItem[] = [
    { id: 'memory', label: 'Memory', onChoose: actions.showMemory },
    { id: 'skills', label: 'Skills', onChoose: actions.showSkills },
    { id: 'rules', label: 'Rules', onChoose: actions.showRules },
    { id: 'hooks', label: 'Hooks', onChoose: actions.showHooks },
    { id: 'agents', label: 'Agents', onChoose: actions.showAgents },
    { id: 'cost', label: 'Cost', onChoose: actions.showCost },
  ];
  const broken = agents.main?.config.knobs ?? [];
  return (
    <>
      {live && rewound !== undefined && runs.some(({ id }) => id === rewound.from) && (
        <Button size="small" onClick={() => undoRewind(rewound)}>
          Undo the rewind
        </Button>
      )}
      {broken.length > 0 && (
        <Button size="small" onClick={actions.breakIt} title={broken.map((knob) => knob.name).join(', ')}>
          {broken.length} broken on purpose
        </Button>
      )}
      {screen === 'full' && <Again actions={actions} />}
      <Menu
        label="More"
        items={[
          ...(narrow ? [...model, ...offered, ...paces] : []),
          ...(narrow ? elsewhere : []),
          { id: 'replay', label: 'Replay the recording', onChoose: actions.replay },
          { id: 'rerun', label: 'Run again…', onChoose: actions.rerun },
          { id: 'fork', label: 'Fork here', keys: 'F', onChoose: actions.forkHere },
          { id: 'edit', label: 'Edit this event in a fork…', keys: 'E', onChoose: actions.editInFork },
          { id: 'share', label: 'Share…', onChoose: actions.shareRun },
          { id: 'rewind', label: 'Rewind…', onChoose: actions.rewind },
          { id: 'breakpoints', label: 'Breakpoints…', onChoose: actions.showBreakpoints },
          { id: 'break', label: 'Break it…', onChoose: actions.breakIt },
          { id: 'script', label: 'Save as a script…', onChoose: () => actions.exportRun('script') },
          { id: 'trace', label: 'Export as OpenTelemetry…', onChoose: () => actions.exportRun('trace') },
          { id: 'library', label: 'Library', onChoose: () => goTo('/library') },
          { id: 'keys', label: 'All keys and commands', onChoose: actions.showHelp },
        ]}
      >
        <Ellipsis aria-hidden="true" size={18} />
      </Menu>
    </>
  );
}

/** Two verbs, two buttons, where there is room: to see again what was recorded, and to have it done again. */
function Again({ actions }: { readonly actions: Actions }) {
  return (
    <span className="flex flex-none gap-1">
      <Button title="Plays what was recorded. Nothing is called." onClick={actions.replay}>
        Replay
      </Button>
      <Button title="Model and tools work anew, in another run." onClick={actions.rerun}>
        Run again…
      </Button>
    </span>
  );
}
