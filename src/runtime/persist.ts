import type { Blobs } from '../agent/ports.ts';
import { exhaustive } from '../base/exhaustive.ts';
import { hashOf } from '../base/hash.ts';
import type { Event } from '../protocol/event.ts';
import type { Stored } from '../protocol/notice.ts';
import type { Appended, Store } from '../storage/store.ts';

/** What a writer must know: whose facts it writes, how many of them are stored, and whom to tell. */
export interface PersistOptions {
  readonly store: Store;
  readonly run: string;
  /** 1 for a new run; what `takeOwnership` gave for a stored one. */
  readonly owner: number;
  /** How many facts are stored already: 0 for a new run. */
  readonly length: number;
  /** For a new run: the workspace that it begins from, and the state of its head. */
  readonly workspace?: { readonly id: string; readonly head: number };
  /** Hears how far the disk is, after every batch. */
  tell(stored: Stored): void;
  /** Hears what became of the workspace's head when files changed. */
  head?(is: 'moved' | 'detached'): void;
  /** Hears, once, that this writer may not write any more: another tab took the run over, or it was deleted. */
  lost(why: string): void;
  /** Calls back after some milliseconds. */
  pause?(milliseconds: number, then: () => void): void;
}

/** How long facts gather after a batch, and after one that failed: it is sent again whole, and grows. */
const restMilliseconds = 4;
const restWhenDownMilliseconds = 500;
/** The longest that a disk that is down is left alone when no more facts come. */
const longestMilliseconds = 30_000;

/**
 * Writes a log behind the loop, in order, in batches: at once when the disk is idle, else what gathered in a few
 * milliseconds. When the disk fails the run goes on in memory, and the next fact tries again; where none comes, for the
 * run may be at its end, the disk is asked again ever more seldom.
 */
export class Persist {
  /** Content goes to the disk with the first facts that are written after it was put. */
  readonly blobs: Blobs;
  readonly #options: PersistOptions;
  #waiting: Event[] = [];
  #length: number;
  #stored: Stored;
  readonly #pause: (milliseconds: number, then: () => void) => void;
  #told = false;
  #lost = false;
  #resting = false;
  /** How many waiting facts the disk has refused already. */
  #refused = 0;
  /** How often it was asked again without a new fact, and whether it will be. */
  #asked = 0;
  #asking = false;
  #writing: Promise<void> | undefined;

  constructor(options: PersistOptions) {
    const { store } = options;
    this.#options = options;
    this.#pause = options.pause ?? ((milliseconds, then) => void setTimeout(then, milliseconds));
    this.#length = options.length;
    this.#stored = this.#kept();
    this.blobs = {
      put: (bytes) => {
        const hash = hashOf(bytes);
        store.hold(options.run, hash, bytes);
        return hash;
      },
      get: (hash) => store.blob(hash),
    };
  }

  /** How the disk stands. */
  get stored(): Stored {
    return this.#stored;
  }

  /** Takes the next fact of the log. */
  add(event: Event): void {
    if (this.#lost) return;
    this.#waiting.push(event);
    if (this.#resting || this.#writing !== undefined) return;
    this.#resting = true;
    // not yet: facts of one moment go together
    queueMicrotask(() => this.#wake());
  }

  /**
   * Resolves when all facts so far are on the disk, or the disk has failed, which the page then says. When the run is
   * lost to another tab, `lost` was called before this resolves: look at your signal.
   */
  async flush(): Promise<void> {
    const goal = this.#length + this.#waiting.length;
    while (this.#length < goal && !this.#lost) {
      await this.#write();
      if (this.#stored.is === 'down') return;
    }
  }

  #wake(): void {
    this.#resting = false;
    if (this.#waiting.length > this.#refused) void this.#write();
    else if (this.#refused > 0) this.#askAgain();
  }

  #askAgain(): void {
    if (this.#asking) return;
    this.#asking = true;
    this.#asked += 1;
    this.#pause(Math.min(longestMilliseconds, restWhenDownMilliseconds * 2 ** this.#asked), () => {
      this.#asking = false;
      if (this.#refused > 0 && !this.#resting && !this.#lost) void this.#write();
    });
  }

  #write(): Promise<void> {
    this.#writing ??= this.#send();
    return this.#writing;
  }

  async #send(): Promise<void> {
    const { store, run, owner, workspace } = this.#options;
    const batch = { run, owner, from: this.#length, events: [...this.#waiting] };
    const appended = await store.append(workspace === undefined ? batch : { ...batch, workspace });
    this.#writing = undefined;
    this.#take(appended);
    this.#refused = appended.is === 'down' ? batch.events.length : 0;
    if (this.#resting || this.#lost) return;
    this.#resting = true;
    this.#pause(appended.is === 'down' ? restWhenDownMilliseconds : restMilliseconds, () => this.#wake());
  }

  #take(appended: Appended): void {
    switch (appended.is) {
      case 'kept':
        this.#waiting.splice(0, appended.length - this.#length);
        this.#length = appended.length;
        this.#asked = 0;
        this.#tell(this.#kept());
        if (appended.head !== undefined) this.#options.head?.(appended.head);
        break;
      case 'down':
        this.#tell({ is: 'down', length: this.#length, reason: appended.reason });
        break;
      case 'lost':
        this.#lost = true;
        this.#waiting = [];
        this.#tell({ is: 'down', length: this.#length, reason: appended.why });
        this.#options.lost(appended.why);
        break;
      default:
        exhaustive(appended);
    }
  }

  #kept(): Stored {
    const { none } = this.#options.store;
    return none === undefined ? { is: 'kept', length: this.#length } : { is: 'none', reason: none };
  }

  #tell(stored: Stored): void {
    const news = !this.#told || stored.is !== 'none';
    this.#told = true;
    this.#stored = stored;
    if (news) this.#options.tell(stored);
  }
}
