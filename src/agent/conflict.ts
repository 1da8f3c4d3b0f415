import { quotePath } from '../base/path.ts';
import type { File } from '../views/workspace.ts';
import type { Log } from './log.ts';

/** Says that a file is not what its writer takes it for, who changed it meanwhile, and what to do. */
export function conflictAt(path: string, now: File, writer: string, log: Log): string {
  const by = log.events[now.seq];
  const who =
    by?.type !== 'files.changed' || by.because !== 'tool'
      ? 'the person'
      : by.agent === writer
        ? `your own call ${by.call}`
        : `the agent ${by.agent}`;
  return `${quotePath(path)} was not written: ${who} changed it after you had read it. Read it again, and write what fits what it says now.`;
}
