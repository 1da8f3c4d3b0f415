import type { Log } from '../agent/log.ts';
import { nextStep } from '../agent/next-step.ts';
import { counted } from '../base/text.ts';
import type { Wish } from '../protocol/command.ts';
import type { Recorded, Script } from '../protocol/script.ts';
import { agentsView } from '../views/agent.ts';
import { courseInOrder, courseOf } from '../views/course.ts';
import { type Question, questionsOf } from '../views/questions.ts';
import type { Seat } from './seat.ts';

/** A run went another way than the recorded one, so that what its person did there makes no sense here. */
export class Strayed extends Error {
  /** What reached the model in place of what was recorded, where that was it. The run says it too. */
  readonly miss: string | undefined;

  constructor(message: string, miss: string | undefined) {
    super(message);
    this.miss = miss;
  }
}

/** Whose the run is meanwhile: `signal` ends the repetition for whoever takes over, `told` hears how many acts are left. */
interface Watch {
  readonly signal?: AbortSignal;
  told?(left: number): void;
}

/**
 * Does again what the person of a recorded run did, each act when the run has as many facts as it had then, and as long
 * after the last of them. Gives the questions that nobody answered. A run that goes another way than the recorded one
 * throws `Strayed`.
 */
export async function repeat(
  recorded: Script['recorded'],
  seat: Seat,
  { signal = new AbortController().signal, told = () => {} }: Watch = {},
): Promise<readonly Question[]> {
  const { log, clock } = seat;
  const unanswered: Question[] = [];
  const sent: Promise<void>[] = [];
  const end = recorded.find(({ act: { do: name } }) => name === 'end');
  const actsFrom = (place: number): number => recorded.slice(place).filter((each) => each !== end).length;
  let done = 0;

  function act(): void {
    const next = recorded[done++];
    if (next === undefined || signal.aborted) return;
    if ('by' in next.act && next.act.by === 'nobody') {
      const { call: id } = next.act;
      unanswered.push(...questionsOf(log).filter(({ call }) => call.id === id));
    }
    if (next.act.do !== 'end') sent.push(seat.send(wishOf(next.act, seat)));
    told(actsFrom(done));
  }

  // what came at the same moment as a fact comes right behind it, before anybody does more
  const deafen = log.listen(() => {
    const next = recorded[done];
    if (next?.after === 0 && log.events.length === next.fact) act();
  });
  told(actsFrom(0));
  try {
    for (let next = recorded[done]; next !== undefined; next = recorded[done]) {
      const index = done;
      await grownTo(next.fact, seat, () => done > index, signal);
      if (signal.aborted) return unanswered;
      if (done > index) continue;
      if (log.events.length < next.fact) throw strayed(next, log);
      await clock.until((log.events[next.fact - 1]?.at ?? clock.now()) + next.after, signal);
      if (signal.aborted) return unanswered;
      if (done > index) continue;
      if (log.events.length !== next.fact) throw strayed(next, log);
      act();
    }
  } finally {
    deafen();
  }
  await Promise.all(sent);
  const { fact, act: ending } = end ?? {};
  // what was saved before it was over goes on in its own way
  const open = ending?.do === 'end' && ending.open;
  if (!open) await seat.atRest();
  const events = open ? log.events.slice(0, fact) : log.events;
  const courses = [courseOf(events), courseInOrder(events)];
  if (end !== undefined && ending?.do === 'end' && !courses.includes(ending.course)) throw strayed(end, log);
  return unanswered;
}

/** Resolves when the run has so many facts, or can have no more without its person. */
async function grownTo(fact: number, { log }: Seat, done: () => boolean, signal: AbortSignal): Promise<void> {
  const enough = (): boolean => done() || log.events.length >= fact || needsPerson(log);
  if (!enough() && !signal.aborted) await log.until(enough, signal);
}

/** Whether no agent can do anything before a person does. */
function needsPerson(log: Log): boolean {
  return Object.keys(log.read(agentsView)).every((name) => (nextStep(log, name)?.do ?? 'wait') === 'wait');
}

/** The wish that a recorded act was. Tools are those that the run began with; whatever model was asked, the script replies. */
function wishOf(act: Exclude<Recorded['act'], { do: 'end' }>, { run, log }: Seat): Wish {
  if (act.do !== 'set') return { ...act, run };
  const { tools, model, ...config } = act.config;
  const [first] = log.events;
  const known = first?.type === 'run.started' ? first.config.tools : [];
  return {
    do: 'set',
    run,
    config: {
      ...config,
      ...(tools === undefined ? {} : { tools: known.filter(({ name }) => tools.includes(name)) }),
      ...(model === undefined ? {} : { model: { ...model, provider: 'scripted' } }),
    },
  };
}

function strayed({ fact, act }: Recorded, { events }: Log): Strayed {
  const when = act.do === 'end' ? 'at its end' : `when the person was to do "${act.do}"`;
  const had =
    events.length === fact
      ? 'as many facts, and others'
      : `${counted(events.length, 'fact')}, and ${fact} were recorded`;
  const miss = events.findLast((event) => event.type === 'model.failed' && event.differs !== undefined);
  const why = miss?.type === 'model.failed' ? miss.reason : undefined;
  return new Strayed(`The run went another way than the recorded one: ${when} it had ${had}.`, why);
}
