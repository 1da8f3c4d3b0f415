import type { EventOf } from '../protocol/event.ts';
import type { View } from './view.ts';

/** What a run began as; undefined before its first fact. */
export const startView: View<EventOf<'run.started'> | undefined> = {
  initial: undefined,
  evolve: (start, event) => (event.type === 'run.started' ? event : start),
};
