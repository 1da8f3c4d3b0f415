import type { Clock } from '../agent/ports.ts';

interface Sleeper {
  readonly time: number;
  readonly wake: () => void;
}

/**
 * Time that passes only when nobody has anything else to do, so that a run of a script takes no time and is the same
 * every time. Work that takes real time goes through `real`: its results come back one at a time, in the order in which
 * the work began, so that no race gets into the log. For Node only.
 */
export class VirtualClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];
  readonly #real: { readonly settled: Promise<unknown>; readonly deliver: () => void }[] = [];
  #turning = false;

  constructor(now = 0) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  until(time: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const leave = (): void => {
        this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
        resolve();
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const sleeper: Sleeper = { time: Math.max(time, this.#now), wake };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', leave);
      this.#turn();
    });
  }

  /** Brings the result of real work back in its turn. */
  real<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let deliver = (): void => {};
      const settled = work.then(
        (value) => {
          deliver = () => resolve(value);
        },
        (error: unknown) => {
          deliver = () => reject(error);
        },
      );
      this.#real.push({ settled, deliver: () => deliver() });
      this.#turn();
    });
  }

  #turn(): void {
    if (this.#turning) return;
    this.#turning = true;
    setImmediate(() => void this.#passTime());
  }

  async #passTime(): Promise<void> {
    const first = this.#real.shift();
    if (first) {
      await first.settled;
      first.deliver();
    } else this.#wakeEarliest();
    this.#turning = false;
    if (this.#real.length + this.#sleepers.length > 0) this.#turn();
  }

  #wakeEarliest(): void {
    let next: Sleeper | undefined;
    for (const each of this.#sleepers) if (next === undefined || each.time < next.time) next = each;
    if (next === undefined) return;
    this.#sleepers.splice(this.#sleepers.indexOf(next), 1);
    this.#now = next.time;
    next.wake();
  }
}
