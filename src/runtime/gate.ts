import type { Gate } from '../agent/ports.ts';
import type { Step } from '../agent/step.ts';
import type { Breakpoint } from '../protocol/command.ts';

interface Held {
  readonly agent: string;
  readonly by: string;
  readonly release: () => void;
}

/** What the gate has to know of a run: which tool a call is of, and whether the disk must catch up before a step. */
export interface GateView {
  toolOf(agent: string, call: string): string | undefined;
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
  #breakpoints: readonly Breakpoint[] = [];
  /** The kind of step before which it pauses, once. */
  #to: string | undefined;
  #held: readonly Held[] = [];
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
    if (signal.aborted) return undefined;
    const passes = this.#tickets.has(agent) || step.do === 'wait';
    const by = passes ? undefined : this.#reason(agent, step);
    if (by !== undefined) return this.#holdBack(agent, by, signal);
    const settling = this.#view.settle(agent, step);
    if (settling === undefined) this.#tickets.delete(agent);
    return settling;
  }

  pause(): void {
    this.#pausing = true;
    this.#to = undefined;
    this.#view.changed();
  }

  /** Lets one agent do one step: the one named, or whoever has been held longest. False when nobody is held. */
  step(agent = this.#held[0]?.agent): boolean {
    const held = this.#held.find((each) => each.agent === agent);
    if (held === undefined) return false;
    this.#pausing = true;
    this.#tickets.add(held.agent);
    held.release();
    return true;
  }

  resume(): void {
    this.#to = undefined;
    this.#letGo();
  }

  /** Lets everyone go on until one is about to do a step of this kind, and pauses then. */
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
    for (const { agent, release } of this.#held) {
      this.#tickets.add(agent);
      release();
    }
    this.#view.changed();
  }

  /** Holds at these places from now on, and at no others. */
  breakAt(breakpoints: readonly Breakpoint[]): void {
    this.#breakpoints = breakpoints;
  }

  #reason(agent: string, step: Step): string | undefined {
    if (step.do === this.#to) this.pause();
    const hit = this.#breakpoints.find((each) =>
      'step' in each ? each.step === step.do : this.#toolsOf(agent, step).includes(each.tool),
    );
    if (hit !== undefined) return 'step' in hit ? `breakpoint: every ${hit.step}` : `breakpoint: every ${hit.tool}`;
    return this.#pausing ? 'pause' : undefined;
  }

  #toolsOf(agent: string, step: Step): readonly (string | undefined)[] {
    if (step.do === 'run') return step.calls.map((call) => this.#view.toolOf(agent, call));
    return step.do === 'authorize' ? [this.#view.toolOf(agent, step.call)] : [];
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
