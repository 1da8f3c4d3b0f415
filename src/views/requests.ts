import type { EventOf } from '../protocol/event.ts';
import { perAgent, type View } from './view.ts';

/**
 * The last request of an agent. Attempts are one request sent again, so `number` counts first attempts. `before` is the
 * request before it; `reply` is what came of it, once it has come.
 */
export interface Asked {
  readonly number: number;
  readonly last: EventOf<'model.requested'>;
  readonly before: EventOf<'model.requested'> | undefined;
  readonly reply: EventOf<'model.responded'> | undefined;
  /** Whether it failed. One that neither failed nor got a reply was cut off, and is asked again. */
  readonly failed: boolean;
}

/** The last request of each agent, by its name; undefined before its first. */
export const requestsView: View<Readonly<Record<string, Asked | undefined>>> = perAgent<Asked | undefined>({
  initial: undefined,
  evolve(asked, event) {
    if (event.type === 'model.responded') return asked && { ...asked, reply: event };
    if (event.type === 'model.failed') return asked && { ...asked, failed: true };
    if (event.type !== 'model.requested') return asked;
    if (asked === undefined) return { number: 1, last: event, before: undefined, reply: undefined, failed: false };
    const again =
      event.purpose === asked.last.purpose && (event.attempt > 1 || (asked.reply === undefined && !asked.failed));
    return {
      number: again ? asked.number : asked.number + 1,
      last: event,
      before: again ? asked.before : asked.last,
      reply: undefined,
      failed: false,
    };
  },
});
