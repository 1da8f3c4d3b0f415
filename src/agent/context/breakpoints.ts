import type { Request } from '../ports.ts';

/** A place in a request up to which it stays the same: after the system text, or after a message, by its place. */
export type Breakpoint = 'system' | number;

/**
 * Where a request is marked for a service that caches what it is told to: after the system text and the tools; where the
 * request before this one ended, whose prefix the cache holds; and at the end, for the next.
 */
export function breakpointsOf({ system, messages }: Pick<Request, 'system' | 'messages'>): readonly Breakpoint[] {
  const ends = [lastReply(messages) - 1, messages.length - 1].filter((end) => end >= 0);
  return [...(system === '' ? [] : (['system'] as const)), ...new Set(ends)];
}

function lastReply(messages: Request['messages']): number {
  for (let i = messages.length - 1; i >= 0; i--) if (messages.at(i)?.type === 'model.responded') return i;
  return -1;
}
