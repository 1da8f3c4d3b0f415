import type { Event } from '../protocol/event.ts';
import type { View } from './view.ts';

/** How often something happened, by its key. */
export type Counts = Readonly<Record<string, number>>;

/** How often each fact was appended, by type and reason, and how often each rung of the ladder was looked at. */
export interface Hits {
  readonly facts: Counts;
  readonly rungs: Counts;
}

/** The key of a step or a fact: its kind, with the reason where it has one. */
export function keyOf(kind: string, because: string | undefined): string {
  return because === undefined ? kind : `${kind}: ${because}`;
}

/** The key of an event. */
export function keyOfEvent(event: Event): string {
  return keyOf(event.type, 'because' in event ? event.because : undefined);
}

/** Counts with one more of a key. There are as many keys as lines, however long the run, so copying them is cheap. */
export function countOne(counts: Counts, key: string): Counts {
  return { ...counts, [key]: (counts[key] ?? 0) + 1 };
}

/** Counts every fact and rung. */
export const hitsView: View<Hits> = {
  initial: { facts: {}, rungs: {} },
  evolve({ facts, rungs }, event) {
    return {
      facts: countOne(facts, keyOfEvent(event)),
      rungs:
        event.type === 'tool.decided' ? event.rungs.reduce((counts, { rung }) => countOne(counts, rung), rungs) : rungs,
    };
  },
};
