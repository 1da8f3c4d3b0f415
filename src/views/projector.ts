import type { Event } from '../protocol/event.ts';
import type { Reading, View } from './view.ts';

interface Kept {
  readonly checkpoints: unknown[];
  length: number;
  tip: unknown;
  /** The last past that was read: asked again it is the same value, and the next past is mostly one fact on. */
  past: { readonly cursor: number; readonly state: unknown } | undefined;
}

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
    const checkpoint = { cursor: mile * this.#every, state: kept.checkpoints[mile] };
    const near = kept.past !== undefined && kept.past.cursor >= checkpoint.cursor && kept.past.cursor <= cursor;
    let { cursor: place, state } = near && kept.past ? kept.past : checkpoint;
    while (place < cursor) state = this.#evolve(view as View<unknown>, state, place++);
    kept.past = { cursor, state };
    return state as State;
  }

  #evolve(view: View<unknown>, state: unknown, place: number): unknown {
    this.folds++;
    return view.evolve(state, this.#events[place] as Event);
  }

  #keep(view: View<unknown>): Kept {
    let kept = this.#kept.get(view);
    if (kept === undefined) {
      kept = { checkpoints: [], length: 0, tip: view.initial, past: undefined };
      this.#kept.set(view, kept);
    }
    return kept;
  }
}
