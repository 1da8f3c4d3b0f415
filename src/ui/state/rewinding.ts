import type { Rewound } from '../../views/rewound.ts';
import { goTo, pathOfRun } from './address.ts';
import { forkAndGo } from './forking.ts';
import { send, useRun } from './run.ts';
import { say } from './said.ts';

/**
 * Takes the conversation and the files back to their first `seq` facts, as another run. Rejects with the reason, in words,
 * when that cannot be.
 */
export async function rewindTo(run: string, seq: number): Promise<void> {
  await forkAndGo({ run, seq, rewind: true });
  say(
    'Rewound. Conversation and files are as they were; the run before the rewind stays whole, and can be gone back to.',
  );
}

/** Goes back to the run as it was before the rewind. What came of the rewind is taken away if nothing was done in it. */
export function undoRewind({ from, seq }: Rewound): void {
  const { run, length } = useRun.getState();
  const untouched = run !== undefined && length === seq + 1;
  goTo(pathOfRun(from));
  if (untouched) send({ do: 'delete', run });
  say('The rewind is undone.');
}
