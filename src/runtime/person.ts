import type { Log } from '../agent/log.ts';
import type { Wish } from '../protocol/command.ts';
import type { Script } from '../protocol/script.ts';
import { agentsView } from '../views/agent.ts';
import { type PersonAct, personSays } from '../views/person.ts';
import type { Question } from '../views/questions.ts';
import { repeat } from './repeat.ts';
import type { Seat } from './seat.ts';

/** How long the person of a script takes to make up their mind, in milliseconds. */
const thinkingTime = 1000;

/**
 * Does what the person of a script does, until there is nothing left for them to do and every agent rests. A question that
 * none of their rules answers is refused on behalf of nobody; gives all of these.
 */
export async function attend(play: Pick<Script, 'person' | 'recorded'>, seat: Seat): Promise<readonly Question[]> {
  if (play.recorded.length > 0) return repeat(play.recorded, seat);
  const unanswered: Question[] = [];
  for (;;) {
    if (personSays(play, seat.log) === undefined) {
      if (!isBusy(seat.log)) return unanswered;
      await nextFact(seat);
      continue;
    }
    await seat.clock.until(seat.clock.now() + thinkingTime);
    const says = personSays(play, seat.log);
    if (says === undefined) continue;
    if ('act' in says) await seat.send(wishOf(says.act, seat.run));
    else {
      unanswered.push(says.unanswered);
      await seat.send(nobodySays(says.unanswered, seat.run));
    }
  }
}

function isBusy(log: Log): boolean {
  return Object.values(log.read(agentsView)).some(({ rested }) => rested === undefined);
}

/** Resolves with the next fact, or when there will be none. */
async function nextFact({ log, atRest }: Seat): Promise<void> {
  const heard = new AbortController();
  await Promise.race([log.until(() => true, heard.signal), atRest()]);
  heard.abort();
}

function wishOf(act: PersonAct, run: string): Wish {
  return act.do === 'decide' || act.do === 'answer' ? { ...act, run, by: 'script' } : { ...act, run };
}

function nobodySays({ is, call: { id: call } }: Question, run: string): Wish {
  if (is === 'approval')
    return { do: 'decide', run, call, verdict: 'deny', reason: 'Nobody is here to decide.', by: 'nobody' };
  return { do: 'answer', run, call, text: 'Nobody is here to answer.', by: 'nobody' };
}
