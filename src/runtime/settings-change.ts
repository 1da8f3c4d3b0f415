import type { EventOf } from '../protocol/event.ts';
import type { LiveRun } from './live-run.ts';

/** Writes down what a person set. */
export function changeSettings({ log }: Pick<LiveRun, 'log'>, config: EventOf<'settings.changed'>['config']): void {
  log.append('main', { type: 'settings.changed', because: 'person', config });
}
