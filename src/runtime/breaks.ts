import { type Met, metView, placesAt } from '../agent/met.ts';
import type { Step } from '../agent/step.ts';
import { type Breakpoint, breakpointSchema, breakpointsSchema } from '../protocol/breakpoint.ts';
import type { Event } from '../protocol/event.ts';
import { breakpointWords } from '../views/breakpoint-words.ts';
import type { View } from '../views/view.ts';
import { Refusal } from './refusal.ts';

/** Breakpoints as they were kept, each of them read; what is none is left out. */
export function readBreakpoints(kept: readonly unknown[]): readonly Breakpoint[] {
  const read = breakpointsSchema.safeParse(kept.filter((each) => breakpointSchema.safeParse(each).success));
  return read.success ? (read.data as readonly Breakpoint[]) : [];
}

/** Breakpoints as the page sends them: all of them, or a refusal that says what is wrong with one. */
export function takeBreakpoints(sent: readonly unknown[]): readonly Breakpoint[] {
  const read = breakpointsSchema.safeParse(sent);
  if (read.success) return read.data as readonly Breakpoint[];
  const why = read.error.issues[0]?.message ?? 'it cannot be read';
  throw new Refusal(`A breakpoint was not set: ${why.replace(/\.$/, '')}. The others hold as before.`);
}

/** The breakpoints of a run, and how often each was met, by its log. */
export class Breaks {
  readonly #view: View<Met>;
  #met: Met;

  constructor(breakpoints: readonly Breakpoint[], events: readonly Event[]) {
    this.#view = metView(breakpoints.filter(({ off }) => !off));
    this.#met = events.reduce(this.#view.evolve, this.#view.initial);
  }

  /** Hears a fact: one that a breakpoint is on holds the next step of its agent. */
  heard(event: Event): void {
    this.#met = this.#view.evolve(this.#met, event);
  }

  /** The breakpoint that holds an agent before this step, by its words. Asked again, it says the same. */
  before(agent: string, step: Step): string | undefined {
    const { breakpoints, times, due } = this.#met;
    const isTime = (place: number, more: number): boolean =>
      (times[place] ?? 0) + more >= (breakpoints[place]?.from ?? 1);
    const place =
      placesAt(this.#met, agent, step).find((each) => isTime(each, 1)) ?? due[agent]?.find((each) => isTime(each, 0));
    const hit = place === undefined ? undefined : breakpoints[place];
    return hit && breakpointWords(hit);
  }
}
