import type { Event } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';

/** What stood in place of a fact in the run that this one was forked from; undefined where nothing was edited. */
export function wasAt(events: readonly Event[], seq: number): JsonObject | undefined {
  const after = events[seq + 1];
  return after?.type === 'run.forked' && after.place === seq ? after.was : undefined;
}
