import type { Command } from '../protocol/command.ts';
import { formatVersion } from '../protocol/format.ts';
import { uploadFault } from '../protocol/upload.ts';
import { faultsIn } from './check-script.ts';
import { bundledAgents, bundledSkills, configOf } from './defaults.ts';
import { changeOf } from './file-changes.ts';
import type { LiveRun, World } from './live-run.ts';
import { Refusal } from './refusal.ts';
import type { Runs } from './runs.ts';
import type { Workspaces } from './workspaces.ts';

type Start = Extract<Command, { do: 'start' }>;

/** Begins a run: what is wrong with its script, its files or its workspace is refused before there is anything of it. */
export async function startRun(
  world: World,
  { runs, workspaces }: { readonly runs: Runs; readonly workspaces: Workspaces },
  { run, script, scenario, paused = false, until, model, uploads = [], workspace: id }: Start,
): Promise<LiveRun> {
  const tooMuch = uploadFault(uploads.map(({ bytes }) => bytes.length));
  if (tooMuch !== undefined) throw new Refusal(tooMuch);
  const contents = new Map<string, Uint8Array | string>(Object.entries(script.files));
  for (const { path, bytes } of uploads) contents.set(path, bytes);
  const places = Object.fromEntries([...contents.keys()].map((path) => [path, '']));
  const [fault] = faultsIn(
    { ...script, files: places },
    {
      tools: [...world.tools.keys()],
      skills: bundledSkills,
      agents: bundledAgents,
    },
  );
  if (fault) throw new Refusal(`The script can't be played. At ${fault.path.map(String).join('.')}: ${fault.message}`);
  const from = id === undefined ? undefined : await workspaces.begin(id);
  const workspace = from && { id: from.workspace.id, head: from.workspace.moved };
  const live = await runs.begin(run, { paused, until, ...(workspace === undefined ? {} : { workspace }) });
  // what lies in the workspace already is newer than what a script brings along
  const there = new Set(from?.files.map(({ path }) => path));
  const brought = [...contents].map(([path, content]) => changeOf(live, path, content));
  live.log.append('main', {
    type: 'run.started',
    format: formatVersion,
    title: script.title,
    ...(scenario === undefined ? {} : { scenario }),
    config: configOf(script, world.tools, model),
    files: [...(from?.files ?? []), ...brought.filter(({ path }) => !there.has(path))],
    seed: script.settings.seed,
  });
  live.begin();
  live.show();
  return live;
}
