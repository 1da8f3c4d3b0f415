import type { CommandContext } from 'just-bash/browser';
import { sized } from '../../base/text.ts';

/** What goes into an archive, or comes out of one, is no more than this. */
export const mostPacked = { bytes: 64 * 1024 * 1024, entries: 20_000 };

/** The files of the shell, where it stands, and what comes in. */
export type Around = Pick<CommandContext, 'fs' | 'cwd' | 'stdin'>;

/** What a command says on the way. What could not be done fails it, and the rest is done all the same. */
export class Said {
  stdout = '';
  stderr = '';
  exitCode = 0;

  fail(error: unknown): void {
    this.stderr += `tar: ${error instanceof Error ? error.message : String(error)}\n`;
    this.exitCode = 2;
  }
}

/** An archive that is too large to be worked on. */
export class TooLarge extends Error {
  constructor() {
    super(`it comes to more than ${sized(mostPacked.bytes)} or ${mostPacked.entries} files, which is too much here`);
  }
}
