import type { Event } from '../protocol/event.ts';
import type { Reading, View } from './view.ts';

interface Kept {
  readonly checkpoints: unknown[];
  length: number;
  tip: unknown;
  /** The pasts that were read last: asked again they are the same value, and the next past is mostly one fact on. */
  pasts: readonly Past[];
}

interface Past {
  readonly cursor: number;
  readonly state: unknown;
}

/** More than one, for a page looks at several pasts at once: at the cursor, at the start, at the last request. */
const mostPasts = 8;

/**
 * Reads a log through views at any cursor, from the nearest checkpoint. A checkpoint is a pointer to a state as it was:
 * views never change what they have given out.
 */
export class Projector {
  /** How many facts were folded so far; a test asserts that a seek folds at most one checkpoint's distance. */
  folds = 0;
  readonly #events: readonly Event[];
  readonly #every: number;
  readonly #kept = new Map<View<unknown>, Kept>();

  /** `events` may grow afterwards; it must not change otherwise. */
  constructor(events: readonly Event[], every = 256) {
    this.#events = events;
    this.#every = every;
  }

  /** The log as it was after its first `cursor` facts; as it is, where it has no more (an address may name any). */
  at(cursor: number): Reading {
    return { read: (view) => this.#read(view, Math.min(cursor, this.#events.length)) };
  }

  #read<State>(view: View<State>, cursor: number): State {
    const kept = this.#keep(view as View<unknown>);
    while (kept.length < cursor) {
      if (kept.length % this.#every === 0) kept.checkpoints.push(kept.tip);
      kept.tip = this.#evolve(view as View<unknown>, kept.tip, kept.length++);
    }
    if (cursor === kept.length) return kept.tip as State;
    const mile = Math.floor(cursor / this.#every);
    let nearest: Past = { cursor: mile * this.#every, state: kept.checkpoints[mile] };
    for (const past of kept.pasts) if (past.cursor >= nearest.cursor && past.cursor <= cursor) nearest = past;
    let { cursor: place, state } = nearest;
    while (place < cursor) state = this.#evolve(view as View<unknown>, state, place++);
    kept.pasts = [{ cursor, state }, ...kept.pasts.filter((past) => past.cursor !== cursor)].slice(0, mostPasts);
    return state as State;
  }

  #evolve(view: View<unknown>, state: unknown, place: number): unknown {
    this.folds++;
    return view.evolve(state, this.#events[place] as Event);
  }

  #keep(view: View<unknown>): Kept {
    let kept = this.#kept.get(view);
    if (kept === undefined) {
      kept = { checkpoints: [], length: 0, tip: view.initial, pasts: [] };
      this.#kept.set(view, kept);
    }
    return kept;
  }
}
