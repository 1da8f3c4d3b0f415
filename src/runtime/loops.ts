import type { Log } from '../agent/log.ts';
import { loop } from '../agent/loop.ts';
import { nextStep } from '../agent/next-step.ts';
import type { Gate, Ports } from '../agent/ports.ts';
import type { Tool } from '../agent/tool.ts';
import { agentsView } from '../views/agent.ts';

/** What the loops of a run work with. */
export interface Work {
  readonly log: Log;
  readonly ports: Ports;
  readonly tools: ReadonlyMap<string, Tool>;
  /** Told of an error that nobody expected; the run's loops start no more. */
  crashed(error: unknown): void;
}

/** Gives every agent that has something to do a loop of its own, and looks again whenever a fact arrives or a loop ends. */
export class Loops {
  readonly #work: Work;
  readonly #running = new Map<string, { readonly done: Promise<void>; readonly abort: AbortController }>();
  readonly #deafen: () => void;
  /** The gate of the run, which lets nobody pass any more once this is closed. */
  readonly #gate: Gate;
  #open = true;

  constructor(work: Work) {
    this.#work = work;
    const { gate } = work.ports;
    this.#gate = {
      hold: (agent, step, signal) => (this.#open ? gate.hold(agent, step, signal) : new Promise(() => {})),
      narrow: (agent, step) => gate.narrow(agent, step),
    };
    this.#deafen = work.log.listen(({ type, agent }) => {
      if (type === 'stop.requested') this.abort(agent);
      this.#wake(agent);
      // who rests may have been waited for, and a call may have made a task for any of a team
      if (type === 'agent.rested' || type === 'tool.finished') this.#wakeAll();
    });
    this.#wakeAll();
  }

  /** Calls off all that an agent and those below it are doing, as a stop does. What is left open, their loops settle. */
  abort(agent: string): void {
    for (const [name, { abort }] of this.#running)
      if (name === agent || name.startsWith(`${agent}.`)) abort.abort(new Error('Stopped.'));
  }

  /** Starts no more loops and hears no more facts. What is running ends its step and is then forgotten. */
  close(): void {
    this.#open = false;
    this.#deafen();
  }

  /** Resolves when no agent has anything to do. */
  async atRest(): Promise<void> {
    while (this.#open && this.#running.size > 0) await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  #wakeAll(): void {
    for (const name of Object.keys(this.#work.log.read(agentsView))) this.#wake(name);
  }

  #wake(name: string): void {
    const { log, ports, tools } = this.#work;
    if (!this.#open || this.#running.has(name) || nextStep(log, name) === undefined) return;
    const abort = new AbortController();
    const done = Promise.resolve()
      .then(() => loop({ name, log, ports: { ...ports, gate: this.#gate }, tools, signal: abort.signal }))
      .catch((error: unknown) => {
        this.#open = false;
        this.#work.crashed(error);
      })
      .then(() => {
        this.#running.delete(name);
        this.#wake(name);
      });
    this.#running.set(name, { done, abort });
  }
}
