import { scenarios } from '../scenarios/index.ts';
import { commands } from '../ui/commands.ts';
import type { Entry } from '../ui/palette/find.ts';
import { Palette } from '../ui/palette/palette.tsx';
import type { ActionName, Actions } from '../ui/state/actions.ts';
import { goTo, pathOfRun } from '../ui/state/address.ts';
import { beginChosen } from '../ui/state/begin.ts';
import { inspectorTabs, showInspector } from '../ui/state/layout.ts';
import { goLive, send, useReading, useRun } from '../ui/state/run.ts';
import { say } from '../ui/state/said.ts';
import { useRuns } from '../ui/state/shelf.ts';
import { useSkillWords } from '../ui/state/use-skill-words.ts';
import { conversationOf, type Standing } from '../views/conversation.ts';

/** What makes no sense to choose in the palette: it is open, and the choice closes it. */
const left: ReadonlySet<ActionName> = new Set(['openPalette', 'closeLayer']);
const recent = 8;

/** The palette over all there is: commands, scenarios, the runs of before, panels, and the skills of the open run. */
export function PaletteOfAll({ actions, onClose }: { readonly actions: Actions; readonly onClose: () => void }) {
  const log = useReading();
  const run = useRun((state) => state.run);
  const readOnly = useRun((state) => state.readOnly);
  const { data: runs = [] } = useRuns();
  const skills = useSkillWords(log, '/');
  const { standing } = conversationOf(log);
  const unavailable = standing === 'closed' ? 'No run is open.' : undefined;
  const entries: readonly Entry[] = [
    ...commandEntries(actions, standing),
    ...scenarios.map(
      ({ name, title, prompt, load }): Entry => ({
        id: `scenario-${name}`,
        kind: 'Scenario',
        label: `Run ${title}`,
        run: () => void begin({ name, prompt, load }),
      }),
    ),
    ...inspectorTabs.map(
      (tab): Entry => ({
        id: `panel-${tab}`,
        kind: 'Panel',
        label: tab.charAt(0).toUpperCase() + tab.slice(1),
        unavailable,
        run: () => showInspector(tab),
      }),
    ),
    ...skills.map(
      ({ skill }): Entry => ({
        id: `skill-${skill}`,
        kind: 'Skill',
        label: `/${skill}`,
        unavailable: readOnly,
        run: () => {
          if (run === undefined) return;
          send({ do: 'prompt', run, text: `/${skill}` });
          goLive();
        },
      }),
    ),
    ...runs.slice(0, recent).map(
      ({ id, title }): Entry => ({
        id: `run-${id}`,
        kind: 'Run',
        label: title,
        unavailable: id === run ? 'It is open.' : undefined,
        run: () => goTo(pathOfRun(id)),
      }),
    ),
  ];
  // what can be done stands first, also before a letter is typed
  return <Palette entries={entries} onClose={onClose} />;
}

function commandEntries(actions: Actions, standing: Standing): readonly Entry[] {
  return commands
    .filter(({ id }) => !left.has(id))
    .map(({ id, words, slash, keys, unavailable }) => ({
      id,
      kind: 'Command',
      label: words,
      also: slash === undefined ? undefined : `/${slash}`,
      keys: keys?.[0],
      unavailable: unavailable?.(standing),
      run: () => actions[id](),
    }));
}

async function begin({ name, prompt, load }: Pick<(typeof scenarios)[number], 'name' | 'prompt' | 'load'>) {
  try {
    beginChosen({ name, prompt, script: await load() }, 'run');
  } catch (error) {
    say(`The scenario could not be loaded, and no run was started. ${error instanceof Error ? error.message : error}`);
  }
}
