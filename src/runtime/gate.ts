import type { Gate } from '../agent/ports.ts';
import type { Step } from '../agent/step.ts';
import type { Event } from '../protocol/event.ts';
import { isBelow } from '../views/lineage.ts';
import type { Breaks } from './breaks.ts';

interface Held {
  readonly agent: string;
  readonly by: string;
  readonly release: () => void;
}

/** What the gate has to know of a run: whether the disk must catch up before a step. */
export interface GateView {
  /** A promise when the log must be on disk before this step acts; undefined when it may act. */
  settle(agent: string, step: Step): Promise<void> | undefined;
  /** Told whenever who is held has changed. */
  changed(): void;
}

/** Pause, step, go on and breakpoints, for any number of agents. What is held can be seen; a stop opens the gate. */
export class DebugGate implements Gate {
  readonly #view: GateView;
  readonly #tickets = new Set<string>();
  #pausing: boolean;
  #breaks: Breaks | undefined;
  /** The kind of step before which it pauses, once; or `kind: reason`. */
  #to: string | undefined;
  #held: readonly Held[] = [];
  /** Agents that go on, with all below them, until they rest, whatever is paused. */
  readonly #out = new Set<string>();
  #closed = false;

  constructor(view: GateView, { paused, until }: { readonly paused: boolean; readonly until?: string | undefined }) {
    this.#view = view;
    this.#pausing = paused;
    this.#to = until;
  }

  get pausing(): boolean {
    return this.#pausing;
  }

  /** Who is held, longest first, and by what. */
  get held(): readonly { readonly agent: string; readonly by: string }[] {
    return this.#held.map(({ agent, by }) => ({ agent, by }));
  }

  hold(agent: string, step: Step, signal: AbortSignal): Promise<void> | undefined {
    // nobody passes any more: an agent that was called off without a stop would choose the same step for ever
    if (this.#closed) return new Promise(() => {});
    if (signal.aborted) return void this.#pass(agent, step);
    const passes = this.#tickets.has(agent) || step.do === 'wait';
    const by = passes ? undefined : this.#reason(agent, step);
    if (by !== undefined) return this.#holdBack(agent, by, signal);
    const settling = this.#view.settle(agent, step);
    if (settling === undefined) this.#pass(agent, step);
    return settling;
  }

  narrow(agent: string, step: Step): Step {
    if (step.do !== 'run' || !this.#pausing || this.#goesOut(agent)) return step;
    return { ...step, calls: step.calls.slice(0, 1) };
  }

  pause(): void {
    this.#pausing = true;
    this.#to = undefined;
    this.#out.clear();
    this.#view.changed();
  }

  /**
   * Lets one agent do one step: the one named, or whoever has been held longest; or lets it go `out`: on, with all below
   * it, until it rests. Everyone else stays held, and breakpoints hold all the same. False when nobody is held.
   */
  step(agent = this.#held[0]?.agent, out = false): boolean {
    if (out && agent !== undefined) this.#out.add(agent);
    const held = this.#held.filter((each) => each.agent === agent || (out && this.#goesOut(each.agent)));
    if (held.length === 0) return false;
    this.#pausing = true;
    for (const each of held) this.#release(each);
    return true;
  }

  resume(): void {
    this.#to = undefined;
    this.#letGo();
  }

  /** Lets everyone go on until one is about to do a step of this kind, or `kind: reason`, and pauses then. */
  runTo(kind: string): void {
    this.#to = kind;
    this.#letGo();
  }

  /** Ends the run for its loops: none of them takes another step. */
  close(): void {
    this.#closed = true;
  }

  #letGo(): void {
    this.#pausing = false;
    this.#out.clear();
    for (const held of this.#held) this.#release(held);
    this.#view.changed();
  }

  #release({ agent, release }: Held): void {
    this.#tickets.add(agent);
    release();
  }

  #pass(agent: string, step: Step): void {
    this.#tickets.delete(agent);
    if (step.do === 'rest') this.#out.delete(agent);
  }

  #goesOut(agent: string): boolean {
    return [...this.#out].some((each) => agent === each || isBelow(agent, each));
  }

  /** Holds at these places from now on, and at no others. */
  breakAt(breaks: Breaks): void {
    this.#breaks = breaks;
  }

  /** Hears a fact, which a breakpoint may be on. */
  heard(event: Event): void {
    this.#breaks?.heard(event);
  }

  #reason(agent: string, step: Step): string | undefined {
    if (step.do === this.#to || `${step.do}: ${step.because}` === this.#to) this.pause();
    const hit = this.#breaks?.before(agent, step);
    if (hit !== undefined) return `breakpoint: ${hit}`;
    return this.#pausing && !this.#goesOut(agent) ? 'pause' : undefined;
  }

  #holdBack(agent: string, by: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const release = (): void => {
        this.#held = this.#held.filter((each) => each.release !== release);
        signal.removeEventListener('abort', release);
        resolve();
        this.#view.changed();
      };
      signal.addEventListener('abort', release);
      this.#held = [...this.#held, { agent, by, release }];
      this.#view.changed();
    });
  }
}
