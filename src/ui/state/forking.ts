import type { ModelCard } from '../../protocol/config.ts';
import type { Edit } from '../../protocol/edit.ts';
import { agentsView } from '../../views/agent.ts';
import { goTo, pathOfRun } from './address.ts';
import { select, useLayout } from './layout.ts';
import { useRun } from './run.ts';
import { say } from './said.ts';

/** Where a run is forked, and what is changed there. */
export interface Forking {
  readonly run: string;
  /** How many of its facts come first. */
  readonly seq: number;
  readonly edit?: Edit | undefined;
  readonly paused?: boolean;
  /** To go back, which can be undone from the other run. */
  readonly rewind?: true;
  /** What the other run is called. */
  readonly title?: string | undefined;
  /** The person's own model, for a run that was made elsewhere, and what it may cost. */
  readonly model?: ModelCard | undefined;
  readonly maxSpend?: number | undefined;
}

/** Forks a run, and gives the id of the other. Rejects with the reason, in words, when it cannot be forked so. */
function forkRun({ run, seq, edit, paused = false, rewind, title, model, maxSpend }: Forking): Promise<string> {
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
      ...(rewind === undefined ? {} : { rewind }),
      ...(title === undefined ? {} : { title }),
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

/** How many facts a fork from here begins with: those before the selected event, or those that are read. */
export function placeOfFork(): number {
  const { cursor } = useRun.getState();
  return Math.max(1, useLayout.getState().selected ?? cursor);
}

/** The event that the reader has in mind: the selected one, else the one at the cursor. */
export function eventInMind(): number {
  const { cursor, length } = useRun.getState();
  return Math.max(0, useLayout.getState().selected ?? Math.min(cursor, length - 1));
}

/** Forks the run here at once where a script answers; false where a model would be called, which is asked for first. */
export function forkWhereFree(): boolean {
  const { run, projector, fixed } = useRun.getState();
  const seq = placeOfFork();
  const provider = projector.at(seq).read(agentsView).main?.config.model.provider;
  if (run === undefined || provider !== 'scripted' || fixed === 'imported') return false;
  void forkAndGo({ run, seq }).then(
    () => {
      select(undefined);
      say(`Forked at ${seq}. This is the fork; the run that it came from stays as it is.`);
    },
    (error: Error) => useRun.setState({ trouble: error.message }),
  );
  return true;
}
