import { agentsView } from '../views/agent.ts';
import type { LiveRun } from './live-run.ts';

/** Whether a hook of a run that rests wants to hear that the person leaves it: once, until they are back. */
export function hearsLeave({ log, readOnly }: Pick<LiveRun, 'log' | 'readOnly'>): boolean {
  const main = log.read(agentsView).main;
  if (readOnly !== undefined || typeof main?.rested !== 'object' || main.ended !== undefined) return false;
  return main.config.hooks.some(({ on }) => on === 'SessionEnd');
}
