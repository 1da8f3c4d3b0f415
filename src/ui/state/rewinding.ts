import { create } from 'zustand';
import { goTo, pathOfRun } from './address.ts';
import { forkAndGo } from './forking.ts';
import { send, useRun } from './run.ts';
import { say } from './said.ts';

/** A rewind: the run that stays as it was, and the one that goes on from before. */
interface Rewound {
  readonly from: string;
  readonly into: string;
  /** How many facts the other began with. */
  readonly length: number;
}

/** The store of the last rewind, for as long as the page stands. */
export const useRewound = create<{ readonly last: Rewound | undefined }>()(() => ({ last: undefined }));

/**
 * Takes the conversation and the files back to their first `seq` facts, as another run. Rejects with the reason, in words,
 * when that cannot be.
 */
export async function rewindTo(run: string, seq: number): Promise<void> {
  const into = await forkAndGo({ run, seq });
  useRewound.setState({ last: { from: run, into, length: seq } });
  say(
    'Rewound. Conversation and files are as they were; the run before the rewind stays whole, and can be gone back to.',
  );
}

/** Goes back to the run as it was before the rewind. What came of the rewind is taken away if nothing was done in it. */
export function undoRewind(): void {
  const { last } = useRewound.getState();
  if (last === undefined) return;
  const { events, length, run } = useRun.getState();
  const untouched = run === last.into && events.slice(last.length, length).every(({ type }) => type === 'run.forked');
  useRewound.setState({ last: undefined });
  goTo(pathOfRun(last.from));
  if (untouched) send({ do: 'delete', run: last.into });
  say('The rewind is undone.');
}
