import { exhaustive } from '../../base/exhaustive.ts';
import type { Whereabouts } from '../../views/whereabouts.ts';

/** Where an agent stands, in a few words. */
export function whereaboutsInWords(at: Whereabouts | undefined): string {
  if (at === undefined) return 'not begun';
  switch (at.is) {
    case 'working':
      return 'at work';
    case 'new':
      return 'ready';
    case 'waiting for a person':
      return 'waits for you';
    case 'waiting for agents':
      return `waits for ${at.agents.join(', ')}`;
    case 'limit':
      return 'at a limit';
    case 'stopping':
    case 'waiting to retry':
    case 'done':
    case 'stopped':
    case 'failed':
      return at.is === 'waiting to retry' ? 'waits to retry' : at.is;
    default:
      return exhaustive(at);
  }
}
