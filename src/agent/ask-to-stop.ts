import type { Log } from './log.ts';

/** Tells an agent, and with it all below, to stop; `call` is that of an agent above, where it was no person. */
export function askToStop(log: Log, agent: string, call?: string): void {
  log.append(agent, { type: 'stop.requested', ...(call === undefined ? {} : { call }) });
}
