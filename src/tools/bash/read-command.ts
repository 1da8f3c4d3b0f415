import type { Subjects } from '../../protocol/event.ts';
import { Reader } from './reader.ts';

/** What a command line would run and write: the subjects that rules judge. */
export function readCommand(text: string, cwd: string): Partial<Subjects> {
  const reader = new Reader(cwd);
  reader.script(text);
  const { paths, unread } = reader;
  const commands = [...reader.commands];
  const places = new Map(commands.map((command, at) => [command, at]));
  return {
    commands,
    paths: [...paths.values()].map(({ path, access, commands: own }) => {
      const by = [...own].flatMap((command) => places.get(command) ?? []);
      return { path, access, ...(by.length === 0 ? {} : { commands: by }) };
    }),
    ...(unread.length === 0 ? {} : { unread }),
  };
}
