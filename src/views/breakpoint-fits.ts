import type { Breakpoint } from '../protocol/breakpoint.ts';
import type { Event } from '../protocol/event.ts';

/** Whether a breakpoint is about an agent. */
export function isOf({ agent }: Breakpoint, name: string): boolean {
  return agent === undefined || agent === name;
}

/** Whether a breakpoint is on a fact: its type and reason, the rung that decided, a verdict, any error or any denial. */
export function fitsFact(breakpoint: Breakpoint, event: Event): boolean {
  if ('fact' in breakpoint)
    return (
      breakpoint.fact === event.type &&
      (breakpoint.because === undefined || ('because' in event && event.because === breakpoint.because))
    );
  if ('rung' in breakpoint) return event.type === 'tool.decided' && event.by === breakpoint.rung;
  if ('verdict' in breakpoint) return event.type === 'tool.decided' && event.verdict === breakpoint.verdict;
  if (!('any' in breakpoint)) return false;
  if (breakpoint.any === 'denial')
    return (event.type === 'tool.decided' || event.type === 'approval.resolved') && event.verdict === 'deny';
  return (
    event.type === 'model.failed' ||
    event.type === 'compaction.failed' ||
    (event.type === 'tool.finished' && event.failed) ||
    (event.type === 'hook.ran' && event.failed !== undefined)
  );
}
