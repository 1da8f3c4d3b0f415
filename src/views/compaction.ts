import type { EventOf } from '../protocol/event.ts';

/** A compaction asks for its summary so many times, then it has failed. */
export const summariesAtMost = 3;
/** So many compactions for one request, and so many failures in a row until a person asks. */
export const compactionsAtMost = 3;

/** How an agent's conversation is being made shorter, and how that went before. */
export interface Compaction {
  /** Whether a person asked for it. */
  readonly asked: boolean;
  /** How many failed in a row. */
  readonly failures: number;
  /** The compaction after which `PostCompact` hooks are owed, and how many of them have answered. */
  readonly done: { readonly event: EventOf<'context.compacted'>; readonly hooked: number } | undefined;
  readonly attempt: Attempt;
}

/** The compaction under way. */
interface Attempt {
  /** How many `PreCompact` hooks have answered, and why one of them forbids it. */
  readonly hooked: number;
  readonly blocked: string | undefined;
  /** The request for the summary that has no answer yet. */
  readonly request: EventOf<'model.requested'> | undefined;
  /** How many requests brought no summary, how many of them because they were too long, and the last of them. */
  readonly failures: number;
  readonly tooLong: number;
  readonly failure: EventOf<'model.failed'> | undefined;
  readonly summary: EventOf<'model.responded'> | undefined;
}

const fresh: Attempt = {
  hooked: 0,
  blocked: undefined,
  request: undefined,
  failures: 0,
  tooLong: 0,
  failure: undefined,
  summary: undefined,
};

/** An agent whose conversation was never too long. */
export const uncompacted: Compaction = { asked: false, failures: 0, done: undefined, attempt: fresh };

/** The facts of a compaction itself; requests, replies and failures are those that were for a summary. */
export type CompactionEvent = EventOf<
  | 'model.requested'
  | 'model.responded'
  | 'model.failed'
  | 'compaction.requested'
  | 'compaction.failed'
  | 'context.compacted'
>;

/** How a compaction stands after one of its facts. */
export function followCompaction(compaction: Compaction, event: CompactionEvent): Compaction {
  const { attempt } = compaction;
  switch (event.type) {
    case 'compaction.requested':
      return { ...compaction, asked: true, failures: 0 };
    case 'model.requested':
      return { ...compaction, attempt: { ...attempt, request: event, failure: undefined } };
    case 'model.responded':
      return { ...compaction, attempt: { ...attempt, request: undefined, ...summaryIn(event, attempt) } };
    case 'model.failed':
      // one that was called off says nothing about the next
      return event.failure === 'stopped' ? calledOff(compaction) : { ...compaction, attempt: fail(attempt, event) };
    case 'compaction.failed':
      return { ...compaction, asked: false, failures: compaction.failures + 1, attempt: fresh };
    case 'context.compacted': {
      const failures = event.enough ? 0 : compaction.failures + 1;
      return { asked: false, failures, done: { event, hooked: 0 }, attempt: fresh };
    }
  }
}

/** A summary without a word is none. */
function summaryIn(event: EventOf<'model.responded'>, { failures }: Attempt): Partial<Attempt> {
  return event.text.trim() === '' ? { failures: failures + 1 } : { summary: event };
}

function fail(attempt: Attempt, event: EventOf<'model.failed'>): Attempt {
  const tooLong = attempt.tooLong + (event.failure === 'too-long' ? 1 : 0);
  return { ...attempt, request: undefined, failures: attempt.failures + 1, tooLong, failure: event };
}

/** A compaction that is given up for now: what is under way is forgotten, and nobody waits for it. */
export function calledOff(compaction: Compaction): Compaction {
  return compaction.attempt === fresh && !compaction.asked
    ? compaction
    : { ...compaction, asked: false, attempt: fresh };
}

/** The agent has turned to something else: a compaction that was begun begins anew the next time. */
export function setAside(compaction: Compaction): Compaction {
  return compaction.attempt === fresh ? compaction : { ...compaction, attempt: fresh };
}

/** Whoever waits out a failure has waited long enough. */
export function tryAnew(compaction: Compaction): Compaction {
  return { ...compaction, attempt: { ...compaction.attempt, failure: undefined } };
}

/** A hook has answered: `PreCompact` may forbid it, `PostCompact` comes after it. */
export function hearHook(compaction: Compaction, { on, effect, hook }: EventOf<'hook.ran'>): Compaction {
  const { attempt, done } = compaction;
  if (on === 'PostCompact')
    return done === undefined ? compaction : { ...compaction, done: { ...done, hooked: done.hooked + 1 } };
  const block = effect.block ?? effect.stop;
  const blocked = block === undefined ? attempt.blocked : `The hook ${hook} forbade it: ${block}`;
  return { ...compaction, attempt: { ...attempt, hooked: attempt.hooked + 1, blocked } };
}

/** Whether another request for the summary may bring it: it was never asked for, or what went wrong may heal. */
export function mayAskAgain({ summary, blocked, failures, failure }: Attempt): boolean {
  if (summary !== undefined || blocked !== undefined || failures >= summariesAtMost) return false;
  return failure === undefined || failure.retryable || failure.failure === 'too-long';
}

/** Why no summary came. */
export function reasonOf({ blocked, failure }: Attempt): string {
  return blocked ?? failure?.reason ?? 'The model gave no summary.';
}
