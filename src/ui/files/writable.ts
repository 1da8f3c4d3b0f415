import { conversationOf } from '../../views/conversation.ts';
import { useReading, useRun } from '../state/run.ts';

/** Whether a person can change files here: in which run, and what to know while its agent works; or why not, in words. */
export type Writable =
  | { readonly is: 'open'; readonly run: string; readonly working: boolean }
  | { readonly is: 'closed'; readonly why: string; readonly past: boolean };

/** Files are changed at the newest event only, and only in a run that can go on. */
export function useWritable(): Writable {
  const { run, live, fixed, readOnly } = useRun();
  const { standing } = conversationOf(useReading());
  if (run === undefined) return { is: 'closed', why: 'No run is open, so there are no files to change.', past: false };
  if (fixed !== undefined)
    return { is: 'closed', why: readOnly ?? 'This run can only be read, so its files cannot be changed.', past: false };
  if (!live)
    return {
      is: 'closed',
      why: 'These are the files of an earlier moment, and the past is never changed. At the newest event they can be.',
      past: true,
    };
  return { is: 'open', run, working: standing === 'working' };
}

/** What becomes of a change that a person makes while an agent works. */
export const whileWorking =
  'The agent is at work. What you change is recorded at once, as yours. It is not told: it sees the change when it reads the file, and a write of its own to a file that it had read before is refused until then.';
