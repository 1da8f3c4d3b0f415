import { resolvePath } from '../../base/path.ts';
import type { EventOf, Subjects } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { followLinks } from '../../views/links.ts';
import type { Folder } from '../../views/workspace.ts';
import { memoryFolder } from '../memory/topics.ts';
import type { Tool } from '../tool.ts';

/** What else a call is judged by: where the agent's shell stands, the folder of its memory, and what is in the files. */
interface Around {
  readonly shell?: EventOf<'tool.finished'>['shell'];
  readonly memory?: string | undefined;
  blob?(hash: string): Promise<Uint8Array | undefined> | undefined;
}

/**
 * What a call is judged by: the paths, commands and domains that its tool names, the paths resolved, together with all
 * that links lead to. `input` has passed the tool's schema.
 */
export async function subjectsOf(
  tool: Tool,
  input: JsonObject,
  folder: Folder,
  { shell, memory = memoryFolder, blob = () => undefined }: Around = {},
): Promise<Subjects> {
  const { cwd = '', env = {} } = shell ?? {};
  const context = { folder, cwd, env, memory, blob: async (hash: string) => blob(hash) };
  const { paths = [], commands = [], domains = [], ...more } = (await tool.subjects?.(input, context)) ?? {};
  const seen = new Map<string, Subjects['paths'][number]>();
  for (const { path, access, commands: own } of paths) {
    for (const place of placesOf(folder, path)) {
      const before = seen.get(`${access} ${place}`);
      const by = [...new Set([...(before?.commands ?? []), ...(own ?? [])])];
      seen.set(`${access} ${place}`, { path: place, access, ...(by.length === 0 ? {} : { commands: by }) });
    }
  }
  return {
    paths: [...seen.values()],
    commands: [...new Set(commands)],
    domains: [...new Set(domains)],
    ...more,
  };
}

/** What one of the commands alone is judged by. What nobody knows before it runs, and stands in no command, holds for each. */
export function subjectsOfCommand({ paths, commands, unread = [], requests }: Subjects, at: number): Subjects {
  const command = commands[at] ?? '';
  const own = requests?.filter((each) => each.command === at).map((each) => ({ ...each, command: 0 })) ?? [];
  return {
    paths: paths.filter((each) => each.commands?.includes(at)),
    commands: [command],
    domains: [...new Set(own.flatMap(({ domain }) => domain ?? []))],
    ...(own.length === 0 ? {} : { requests: own }),
    unread: unread.filter((each) => each.command === command || !commands.includes(each.command)),
  };
}

/** What no file can be named is kept as it was written: the ladder refuses it by that. */
function placesOf(folder: Folder, path: string): readonly string[] {
  const resolved = resolvePath(path);
  if (resolved === undefined) return [path];
  const way = followLinks(folder, resolved);
  return way.leads === 'somewhere' ? way.passed : [resolved];
}
