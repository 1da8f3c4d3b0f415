import type { ModelCard } from '../../protocol/config.ts';
import type { Edit } from '../../protocol/edit.ts';
import { goTo, pathOfRun } from './address.ts';
import { useRun } from './run.ts';

/** Where a run is forked, and what is changed there. */
interface Forking {
  readonly run: string;
  /** How many of its facts come first. */
  readonly seq: number;
  readonly edit?: Edit | undefined;
  readonly paused?: boolean;
  /** The person's own model, for a run that was made elsewhere, and what it may cost. */
  readonly model?: ModelCard | undefined;
  readonly maxSpend?: number | undefined;
}

/** Forks a run, and gives the id of the other. Rejects with the reason, in words, when it cannot be forked so. */
function forkRun({ run, seq, edit, paused = false, model, maxSpend }: Forking): Promise<string> {
  const { client } = useRun.getState();
  if (client === undefined) return Promise.reject(new Error('The agent has not started yet. Try again.'));
  const into = crypto.randomUUID();
  return new Promise((resolve, reject) => {
    const deafen = client.listen((notice) => {
      if (notice.say === 'log' && notice.run === into) resolve(into);
      else if ((notice.say === 'refused' && notice.command === id) || (notice.say === 'crashed' && notice.run === run))
        reject(new Error(notice.why));
      else return;
      deafen();
    });
    const id = client.send({
      do: 'fork',
      run,
      seq,
      into,
      paused,
      ...(edit === undefined ? {} : { edit }),
      ...(model === undefined ? {} : { model }),
      ...(model === undefined || maxSpend === undefined ? {} : { maxSpend }),
    });
  });
}

/** Forks a run and goes to the other. */
export async function forkAndGo(forking: Forking): Promise<string> {
  const into = await forkRun(forking);
  goTo(pathOfRun(into));
  return into;
}
