import type { Event, Fact } from '../protocol/event.ts';
import type { Reading, View } from '../views/view.ts';

interface Kept {
  state: unknown;
  length: number;
}

/** The run: an append-only list of events, and the readings of it that are kept up to date. */
export class Log implements Reading {
  readonly #events: Event[];
  readonly #now: () => number;
  readonly #kept = new Map<View<unknown>, Kept>();
  readonly #listeners = new Set<(event: Event) => void>();

  constructor(now: () => number, events: readonly Event[] = []) {
    this.#now = now;
    this.#events = [...events];
  }

  /** All that has happened so far, in order. The array grows; what is in it never changes. */
  get events(): readonly Event[] {
    return this.#events;
  }

  /** Adds a fact about an agent and tells everyone who listens. */
  append(agent: string, fact: Fact): Event {
    const event: Event = { seq: this.#events.length, at: this.#now(), agent, ...fact };
    this.take(event);
    return event;
  }

  /** Takes the next event of a log that is written elsewhere, and tells everyone who listens. */
  take(event: Event): void {
    this.#events.push(event);
    for (const listener of this.#listeners) listener(event);
  }

  /** Reads all of the log through a view. Costs as much as there are events since the view was last read. */
  read<State>(view: View<State>): State {
    let kept = this.#kept.get(view as View<unknown>);
    if (kept === undefined) {
      kept = { state: view.initial, length: 0 };
      this.#kept.set(view as View<unknown>, kept);
    }
    while (kept.length < this.#events.length)
      kept.state = view.evolve(kept.state as State, this.#events[kept.length++] as Event);
    return kept.state as State;
  }

  /** Hears every fact from now on; call the result to stop. */
  listen(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when a fact has made the condition true, or the signal aborts. */
  until(condition: () => boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const leave = (): void => {
        stop();
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const stop = this.listen(() => {
        if (condition()) leave();
      });
      signal.addEventListener('abort', leave);
      if (signal.aborted) leave();
    });
  }
}
