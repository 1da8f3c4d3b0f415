import { decode } from '../../base/text.ts';
import type { Subjects } from '../../protocol/event.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';
import { Reader } from './reader.ts';
import { standsIn } from './stands-in.ts';

/** Where a command line would run: where the shell stands, what it knows already, and over which files. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly folder: Folder;
  blob(hash: string): Promise<Uint8Array | undefined>;
}

/** Longer scripts are not read beforehand. */
const longest = 200_000;
/** How often one file may name the next. */
const mostRounds = 40;

/** What a command line would run and write: the subjects that rules judge. Script files are read as a part of it. */
export async function readCommand(
  text: string,
  { env, folder, blob, ...asked }: Surroundings,
): Promise<Partial<Subjects>> {
  const cwd = standsIn(folder, asked.cwd);
  const texts = new Map<string, string | undefined>();
  let places: ReadonlySet<string> = new Set([`/${cwd}`]);
  for (let round = 0; ; round++) {
    const reader = new Reader(cwd, { folder, places, texts });
    reader.environment(env);
    reader.script(text);
    const { next } = reader.files;
    const settled = next.wanted.length === 0 && next.places.size === places.size;
    if (settled || round === mostRounds) return subjectsIn(reader, folder, settled ? [] : [text]);
    places = next.places;
    for (const path of next.wanted) {
      const node = nodeAt(folder, path);
      const bytes = node?.is === 'file' && node.bytes <= longest ? await blob(node.blob) : undefined;
      texts.set(path, bytes && decode(bytes));
    }
  }
}

function subjectsIn(reader: Reader, folder: Folder, unsettled: readonly string[]): Partial<Subjects> {
  const commands = [...reader.commands];
  const places = new Map(commands.map((command, at) => [command, at]));
  const placesOf = (own: ReadonlySet<string>) => [...own].flatMap((command) => places.get(command) ?? []);
  const unread = [...reader.unread, ...[...reader.files.unknown, ...unsettled].map((command) => ({ command }))];
  const scripts = [...reader.scripts].flatMap(([path, own]) => {
    const node = nodeAt(folder, path);
    return node?.is === 'file' ? [{ path, blob: node.blob, commands: placesOf(own) }] : [];
  });
  const requests = [...reader.requests].flatMap(([command, asked]) =>
    placesOf(new Set([command])).flatMap((place) => asked.map((each) => ({ command: place, ...each }))),
  );
  return {
    commands,
    paths: [...reader.paths.values()].map(({ path, access, commands: own }) => {
      const by = placesOf(own);
      return { path, access, ...(by.length === 0 ? {} : { commands: by }) };
    }),
    ...(requests.length === 0
      ? {}
      : { requests, domains: [...new Set(requests.flatMap(({ domain }) => domain ?? []))] }),
    ...(unread.length === 0 ? {} : { unread }),
    ...(scripts.length === 0 ? {} : { scripts }),
  };
}
