import type { Event, EventOf } from '../../protocol/event.ts';

/**
 * The facts by which an event changed files, as far as `until` facts are read: an event of a call goes for all of the
 * call, as its row in the timeline does. They lie near it, between the request before it and the one after.
 */
export function changesAround(
  events: readonly Event[],
  event: Event,
  until: number,
): readonly EventOf<'files.changed'>[] {
  if (event.type === 'files.changed' && event.call === undefined) return [event];
  if (!('call' in event) || event.call === undefined) return [];
  const of = (each: Event | undefined): each is EventOf<'files.changed'> =>
    each?.type === 'files.changed' && each.call === event.call;
  const turn = (each: Event | undefined) => each?.type === 'model.requested' && each.agent === event.agent;
  const found: EventOf<'files.changed'>[] = [];
  for (let i = Math.min(event.seq, until - 1); i >= 0 && !turn(events[i]); i--) {
    const each = events[i];
    if (of(each)) found.unshift(each);
  }
  for (let i = event.seq + 1; i < until && !turn(events[i]); i++) {
    const each = events[i];
    if (of(each)) found.push(each);
  }
  return found;
}
