import type { Event } from '../protocol/event.ts';
import type { Script } from '../protocol/script.ts';
import type { Question } from '../views/questions.ts';
import { type CheckResult, checkRun } from './checks.ts';
import { Headless, type HeadlessOptions } from './headless.ts';
import { attend } from './person.ts';

/** A script that was played to its end, and what came of it. */
export interface Played {
  readonly events: readonly Event[];
  readonly checks: readonly CheckResult[];
  /** Questions that no rule of the script's person answered. */
  readonly unanswered: readonly Question[];
}

/** Plays a script in no time, with its own person, and holds it to its checks. `hear` is told of every fact as it happens. */
export async function playScript(
  script: Script,
  hear: (event: Event) => void = () => {},
  options: HeadlessOptions = {},
): Promise<Played> {
  const headless = new Headless(options);
  const run = 'script';
  await headless.send({ do: 'start', run, script });
  const log = headless.log(run);
  log.events.forEach(hear);
  const deafen = log.listen(hear);
  const seat = { run, log, clock: headless.clock, send: refusing(headless), atRest: () => headless.atRest(run) };
  const unanswered = await attend(script, seat);
  if (script.recorded.length === 0) {
    await headless.send({ do: 'leave', run });
    await headless.atRest(run);
  }
  deafen();
  // a recording may end before its run was over: nothing more is to happen then
  const events = [...log.events];
  headless.host.run(run)?.end();
  const checks = await checkRun(script.checks, {
    events,
    blobs: { get: (hash) => headless.store.blob(hash) },
  });
  return { events, checks, unanswered };
}

/** What the person of a script asks of the host makes sense, or there is a bug. */
function refusing(headless: Headless): Headless['send'] {
  return async (wish) => {
    await headless.send(wish);
    const refused = headless.notices.find((notice) => notice.say === 'refused');
    if (refused?.say === 'refused') throw new Error(refused.why);
  };
}
