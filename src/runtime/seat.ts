import type { Log } from '../agent/log.ts';
import type { Clock } from '../agent/ports.ts';
import type { Wish } from '../protocol/command.ts';

/** The run that the person of a script sits before. */
export interface Seat {
  readonly run: string;
  readonly log: Log;
  readonly clock: Clock;
  send(wish: Wish): Promise<void>;
  /** Resolves when no agent has anything to do; throws when the run has crashed. */
  atRest(): Promise<void>;
}
