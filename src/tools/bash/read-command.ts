import type { Subjects } from '../../protocol/event.ts';
import { Reader } from './reader.ts';

/** What a command line would run and write: the subjects that rules judge. */
export function readCommand(text: string, cwd: string): Partial<Subjects> {
  const reader = new Reader(cwd);
  reader.script(text);
  const { commands, paths, unread } = reader;
  return {
    commands: [...commands],
    paths: [...paths.values()],
    ...(unread.length === 0 ? {} : { unread }),
  };
}
