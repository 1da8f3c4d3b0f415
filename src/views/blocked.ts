import type { EventOf } from '../protocol/event.ts';

/** That a hook put the agent to rest, and why, if it says so. */
export function endedBy({ hook, effect: { stop = '' } }: EventOf<'hook.ran'>): string {
  return stop === '' ? `The hook ${hook} ended this. It gave no reason.` : `The hook ${hook} ended this: ${stop}`;
}

/** That a hook blocked something, and why, if it says so. */
export function blockedBy(hook: string, what: string, reason: string): string {
  return reason === ''
    ? `The hook ${hook} blocked ${what}. It gave no reason.`
    : `The hook ${hook} blocked ${what}: ${reason}`;
}
