import type { Wish } from '../protocol/command.ts';
import type { Recorded, Script } from '../protocol/script.ts';
import { type Question, questionsOf } from '../views/questions.ts';
import type { Seat } from './seat.ts';

/** How long a run may stay short of the facts that it had, before the recording counts as one of another run. */
const patience = 600_000;

/**
 * Does again what the person of a recorded run did, each act when the run has as many facts as it had then, and as long
 * after the last of them. Gives the questions that nobody answered. A run that goes another way than the recorded one
 * stops with the reason.
 */
export async function repeat(recorded: Script['recorded'], seat: Seat): Promise<readonly Question[]> {
  const { log, clock } = seat;
  const unanswered: Question[] = [];
  const sent: Promise<void>[] = [];
  let done = 0;

  function act(): void {
    const next = recorded[done++];
    if (next === undefined) return;
    if ('by' in next.act && next.act.by === 'nobody') {
      const { call: id } = next.act;
      unanswered.push(...questionsOf(log).filter(({ call }) => call.id === id));
    }
    sent.push(seat.send({ ...next.act, run: seat.run } as Wish));
  }

  // what came at the same moment as a fact comes right behind it, before anybody does more
  const deafen = log.listen(() => {
    const next = recorded[done];
    if (next?.after === 0 && log.events.length === next.fact) act();
  });
  try {
    for (let next = recorded[done]; next !== undefined; next = recorded[done]) {
      const index = done;
      await grownTo(next.fact, seat, () => done > index);
      if (done > index) continue;
      await clock.until((log.events[next.fact - 1]?.at ?? clock.now()) + next.after);
      if (done > index) continue;
      if (log.events.length !== next.fact) throw new Error(strayed(next, log.events.length));
      act();
    }
  } finally {
    deafen();
  }
  await Promise.all(sent);
  await seat.atRest();
  return unanswered;
}

/** Resolves when the run has so many facts, or has had long enough. In time that is virtual, nothing else moves meanwhile. */
async function grownTo(fact: number, { log, clock }: Seat, done: () => boolean): Promise<void> {
  if (log.events.length >= fact) return;
  const over = new AbortController();
  const grown = log.until(() => done() || log.events.length >= fact, over.signal);
  await Promise.race([grown, clock.until(clock.now() + patience, over.signal)]);
  over.abort();
}

function strayed({ fact, act }: Recorded, length: number): string {
  return `The run went another way than the recorded one: when the person was to do "${act.do}" it had ${length} facts, and ${fact} were recorded.`;
}
