import { Log } from '../agent/log.ts';
import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Event } from '../protocol/event.ts';
import type { Fixed } from '../protocol/notice.ts';
import type { World } from './live-run.ts';

/** Why a run is only looked at. */
export interface Looking {
  readonly run: string;
  readonly events: readonly Event[];
  readonly fixed: Fixed;
  readonly why: string;
  readonly breakpoints?: readonly Breakpoint[] | undefined;
}

/** A run that is only looked at: it has no loops and writes nothing. What another tab adds to it is read along. */
export class ReadRun {
  readonly log: Log;
  readonly fixed: Fixed;
  readonly readOnly: string;
  readonly breakpoints: readonly Breakpoint[];
  watched = true;
  readonly #world: World;
  readonly #run: string;
  #asked = false;
  #reading: Promise<void> | undefined;

  constructor(world: World, { run, events, fixed, why, breakpoints = [] }: Looking) {
    this.#world = world;
    this.#run = run;
    this.fixed = fixed;
    this.readOnly = why;
    this.breakpoints = breakpoints;
    this.log = new Log(() => 0, events);
  }

  /** Tells the page all that it must know to show this run. */
  show(): void {
    const { notify } = this.#world;
    const { readOnly, fixed, breakpoints } = this;
    const run = this.#run;
    notify({ say: 'log', run, events: [...this.log.events], readOnly, fixed, breakpoints });
    this.#tellStored();
    notify({ say: 'paused', run, pausing: false, held: [] });
  }

  /** Reads what has been stored since. What it is told while it reads makes it read once more. */
  readOn(): Promise<void> {
    this.#asked = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<void> {
    const { store, notify } = this.#world;
    while (this.#asked && this.fixed === 'elsewhere') {
      this.#asked = false;
      const { readEvents } = await import('./damage.ts');
      const { length } = this.log.events;
      const { events } = readEvents(await store.readEvents(this.#run, length), length);
      for (const event of events) {
        this.log.take(event);
        if (this.watched) notify({ say: 'event', run: this.#run, event });
      }
      if (events.length > 0 && this.watched) this.#tellStored();
    }
  }

  #tellStored(): void {
    const { length } = this.log.events;
    this.#world.notify({ say: 'stored', run: this.#run, stored: { is: 'kept', length } });
  }
}
