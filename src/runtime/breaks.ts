import type { Step } from '../agent/step.ts';
import { compilePattern, type Pattern, patternFault } from '../base/pattern.ts';
import { type Breakpoint, breakpointSchema, breakpointsSchema } from '../protocol/breakpoint.ts';
import type { Event } from '../protocol/event.ts';
import { fitsFact, isOf } from '../views/breakpoint-fits.ts';
import { breakpointWords } from '../views/breakpoint-words.ts';
import type { Call } from '../views/calls.ts';

/** What has to be known of a call: its tool, and the paths that it was judged by. */
export type CallOf = (agent: string, call: string) => Pick<Call, 'name' | 'paths'> | undefined;

interface Counting {
  readonly breakpoint: Breakpoint;
  readonly words: string;
  readonly atPath: (path: string) => boolean;
  /** How often it was met. */
  met: number;
}

/** Breakpoints as they were sent or kept, each of them read; what is none is left out. */
export function readBreakpoints(sent: readonly unknown[]): readonly Breakpoint[] {
  const read = breakpointsSchema.safeParse(sent.filter((each) => breakpointSchema.safeParse(each).success));
  return read.success ? (read.data as readonly Breakpoint[]) : [];
}

/** The breakpoints of a run, and how often each was met since they were set. */
export class Breaks {
  readonly #callOf: CallOf;
  readonly #all: readonly Counting[];
  /** The breakpoint on a fact that holds the next step of an agent. */
  readonly #due = new Map<string, string>();
  /** The step that was looked at last, of each agent: a step may be looked at twice before it is taken. */
  readonly #looked = new Map<string, string>();
  #facts = 0;

  /** What was met of the same breakpoints `before` counts on. */
  constructor(breakpoints: readonly Breakpoint[], callOf: CallOf, before?: Breaks) {
    this.#callOf = callOf;
    const on = breakpoints.filter(({ off }) => !off);
    this.#all = on.map((breakpoint) => {
      const pattern = 'path' in breakpoint ? patternOf(breakpoint.path) : undefined;
      const same = JSON.stringify(breakpoint);
      const met = before?.metOf(same) ?? 0;
      const atPath = (path: string): boolean => pattern?.test(path) ?? false;
      return { breakpoint, words: breakpointWords(breakpoint), atPath, met };
    });
  }

  /** How often a breakpoint was met, by its JSON. */
  metOf(breakpoint: string): number {
    return this.#all.find((each) => JSON.stringify(each.breakpoint) === breakpoint)?.met ?? 0;
  }

  /** Hears a fact: one that a breakpoint is on holds the next step of its agent. */
  heard(event: Event): void {
    this.#facts++;
    for (const each of this.#all)
      if (isOf(each.breakpoint, event.agent) && fitsFact(each.breakpoint, event) && counts(each))
        this.#due.set(event.agent, each.words);
  }

  /** The breakpoint that holds an agent before this step, by its words. */
  before(agent: string, step: Step): string | undefined {
    const look = `${this.#facts} ${step.do}`;
    const again = this.#looked.get(agent) === look;
    this.#looked.set(agent, look);
    const due = this.#due.get(agent);
    this.#due.delete(agent);
    if (again) return due;
    const hits = this.#all.filter((each) => isOf(each.breakpoint, agent) && this.#fitsStep(each, agent, step));
    return hits.filter(counts)[0]?.words ?? due;
  }

  #fitsStep({ breakpoint, atPath }: Counting, agent: string, step: Step): boolean {
    if ('step' in breakpoint)
      return breakpoint.step === step.do && (breakpoint.because === undefined || breakpoint.because === step.because);
    if ('tool' in breakpoint) return this.#callsOf(agent, step).some(({ name }) => name === breakpoint.tool);
    if ('path' in breakpoint)
      return step.do === 'run' && this.#callsOf(agent, step).some((call) => call.paths.some(atPath));
    return !('fact' in breakpoint || 'rung' in breakpoint || 'verdict' in breakpoint || 'any' in breakpoint);
  }

  #callsOf(agent: string, step: Step): readonly Pick<Call, 'name' | 'paths'>[] {
    const calls = step.do === 'run' ? step.calls : step.do === 'authorize' ? [step.call] : [];
    return calls.flatMap((call) => this.#callOf(agent, call) ?? []);
  }
}

/** No call is at a path that cannot be read. */
function patternOf(path: string): Pattern | undefined {
  return patternFault(path) === undefined ? compilePattern(path) : undefined;
}

/** Counts one more, and says whether it is time. */
function counts(each: Counting): boolean {
  each.met++;
  return each.met >= (each.breakpoint.from ?? 1);
}
