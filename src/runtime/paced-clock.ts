import type { Clock } from '../agent/ports.ts';
import type { Speed } from '../protocol/command.ts';

interface Sleeper {
  readonly time: number;
  readonly wake: () => void;
}

/** How much faster than the wall a clock goes. */
const factors: Readonly<Record<Speed, number>> = { '1x': 1, '4x': 4, max: 1 };

/** How often a sleeping clock looks whether its speed was changed, in milliseconds. */
const longestSleep = 100;

/**
 * Time that passes as fast as the person wants to watch: as it does, four times as fast, or straight to the next thing
 * that someone waits for. It never goes back, so a run that was hurried is ahead of the wall by what it did not wait for.
 */
export class PacedClock implements Clock {
  readonly #speed: () => Speed;
  #last = Date.now();
  #now: number;
  #sleepers: Sleeper[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #posted = false;

  constructor(speed: () => Speed, from = Date.now()) {
    this.#speed = speed;
    this.#now = Math.max(from, this.#last);
  }

  now(): number {
    const real = Date.now();
    // the wall clock of a computer may be set back
    this.#now += Math.max(0, real - this.#last) * this.#factor();
    this.#last = real;
    return Math.floor(this.#now);
  }

  until(time: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted || time <= this.now()) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        signal?.removeEventListener('abort', wake);
        this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
        resolve();
        this.#arm();
      };
      const sleeper: Sleeper = { time, wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', wake);
      this.#arm();
    });
  }

  real<T>(work: Promise<T>): Promise<T> {
    return work;
  }

  #arm(): void {
    clearTimeout(this.#timer);
    const earliest = this.#earliest();
    if (earliest === undefined || this.#posted) return;
    const atOnce = this.#speed() === 'max';
    const arrive = (): void => {
      this.#posted = false;
      const first = this.#earliest();
      if (first && this.#speed() === 'max') this.#now = Math.max(this.#now, first.time);
      // one at a time: who wakes first may want to sleep again before the next is due
      if (first && first.time <= this.now()) first.wake();
      else this.#arm();
    };
    // a timer that is set again and again is held back for 4 ms each time; a task is not
    if (atOnce && globalThis.scheduler) {
      this.#posted = true;
      void globalThis.scheduler.postTask(arrive);
    } else {
      const left = atOnce ? 0 : (earliest.time - this.now()) / this.#factor();
      this.#timer = setTimeout(arrive, Math.min(Math.max(0, left), longestSleep));
    }
  }

  #earliest(): Sleeper | undefined {
    return this.#sleepers.toSorted((a, b) => a.time - b.time)[0];
  }

  #factor(): number {
    return factors[this.#speed()];
  }
}
