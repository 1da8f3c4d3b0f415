import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Event } from '../protocol/event.ts';
import { fitsFact, fitsStep, isOnFact, type Scene } from '../views/breakpoint-fits.ts';
import { aboveOf } from '../views/lineage.ts';
import { isStopping } from '../views/stopping.ts';
import type { View } from '../views/view.ts';
import { type Chosen, chosenView, readingOf } from './chosen.ts';
import { nextStep } from './next-step.ts';
import type { Step } from './step.ts';

/**
 * How often each of a list of breakpoints was met. It is met once for each step before which it would have held, from its
 * first time on: a group of calls that runs together is one such place, and so are all the facts that one step left.
 */
export interface Met {
  readonly breakpoints: readonly Breakpoint[];
  /** The times, in the order of the breakpoints. */
  readonly times: readonly number[];
  /** The breakpoints that hold the next step of an agent, since a fact came that they are on; by their places in the list. */
  readonly due: Readonly<Record<string, readonly number[]>>;
  readonly chosen: Chosen;
  readonly verdicts: Scene['verdicts'];
}

/** Reads how often these breakpoints were met. A wait is never held, nor is what a stop still settles, so neither counts. */
export function metView(breakpoints: readonly Breakpoint[]): View<Met> {
  return {
    initial: { breakpoints, times: breakpoints.map(() => 0), due: {}, chosen: chosenView.initial, verdicts: {} },
    evolve(before, event) {
      const chosen = chosenView.evolve(before.chosen, event);
      const { times, due } = chosen.traces.length === before.chosen.traces.length ? before : taken(before, chosen);
      const verdicts = judged(before.verdicts, event);
      return { breakpoints, chosen, verdicts, ...told({ breakpoints, times, due, chosen, verdicts }, event) };
    },
  };
}

/** Which of the breakpoints stand before a step of an agent, by their places in the list. */
export function placesAt(met: Met, agent: string, step: Step): readonly number[] {
  if (step.do === 'wait') return [];
  return placesOf(met.breakpoints, (each) => fitsStep(each, sceneOf(met), agent, step));
}

/** How often they were met, when these agents are held before their next steps. */
export function timesWith(met: Met, held: readonly string[]): readonly number[] {
  const log = readingOf(met.chosen);
  const there = held.flatMap((agent) => {
    const step = nextStep(log, agent);
    return step === undefined ? [] : placesAt(met, agent, step);
  });
  return met.times.map((times, place) => times + there.filter((each) => each === place).length);
}

/** One step more was taken, or two where one ended a wait: the last of its agent. */
function taken(before: Met, { last }: Chosen): Pick<Met, 'times' | 'due'> {
  let { times, due } = before;
  const { agents } = before.chosen;
  for (const [agent, step] of Object.entries(last)) {
    if (step === before.chosen.last[agent] || step.do === 'wait') continue;
    const self = agents[agent];
    // a stop opens the gate
    const passed = self !== undefined && self.halted === undefined && isStopping(agents, self);
    if (!passed) times = countAll(times, placesAt(before, agent, step));
    due = { ...due, [agent]: [] };
  }
  return { times, due };
}

/** A fact came: it may be one that breakpoints are on. */
function told(met: Met, event: Event): Pick<Met, 'times' | 'due'> {
  const { breakpoints, times, due } = met;
  const before = due[event.agent] ?? [];
  const fresh = placesOf(breakpoints, (each) => isOnFact(each) && fitsFact(each, sceneOf(met), event)).filter(
    (place) => !before.includes(place),
  );
  if (fresh.length === 0) return { times, due };
  return { times: countAll(times, fresh), due: { ...due, [event.agent]: [...before, ...fresh] } };
}

/** What the ladder said of the calls of each agent's last reply. */
function judged(verdicts: Scene['verdicts'], event: Event): Scene['verdicts'] {
  if (event.type === 'tool.decided') return { ...verdicts, [event.call]: event.verdict };
  if (event.type !== 'model.responded') return verdicts;
  return Object.fromEntries(Object.entries(verdicts).filter(([call]) => aboveOf(call) !== event.agent));
}

function sceneOf({ chosen: { agents }, verdicts }: Met): Scene {
  return { agents, verdicts };
}

function placesOf(breakpoints: readonly Breakpoint[], fits: (each: Breakpoint) => boolean): readonly number[] {
  return breakpoints.flatMap((each, place) => (fits(each) ? [place] : []));
}

function countAll(times: readonly number[], places: readonly number[]): readonly number[] {
  return places.length === 0 ? times : times.map((each, place) => (places.includes(place) ? each + 1 : each));
}
