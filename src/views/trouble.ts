import type { EventOf } from '../protocol/event.ts';

/** What went wrong since the agent was last woken, and how often running. */
export interface Trouble {
  readonly failure: EventOf<'model.failed'> | undefined;
  /** Requests that failed, and how many of them because they were too long: those cost nothing. */
  readonly failures: number;
  readonly tooLong: number;
  /** How often the conversation was compacted for the request that is owed, and why that did not succeed the last time. */
  readonly compacted: number;
  readonly uncompacted: string | undefined;
  readonly empty: number;
  readonly cut: number;
  readonly repeated: { readonly call: string; readonly times: number };
  /** Stop hooks that let the agent rest, and how often one sent it on. */
  readonly stopHooked: number;
  readonly sentOn: number;
}

/** No trouble at all. */
export const none: Trouble = {
  failure: undefined,
  failures: 0,
  tooLong: 0,
  compacted: 0,
  uncompacted: undefined,
  empty: 0,
  cut: 0,
  repeated: { call: '', times: 0 },
  stopHooked: 0,
  sentOn: 0,
};

/** A request of a turn failed. */
export function fail(trouble: Trouble, event: EventOf<'model.failed'>): Trouble {
  const tooLong = trouble.tooLong + (event.failure === 'too-long' ? 1 : 0);
  return { ...trouble, failure: event, failures: trouble.failures + 1, tooLong };
}

/** A reply came. What fails again and again is still remembered, and so is what the last replies lacked. */
export function hear(trouble: Trouble, { calls, text, stop }: EventOf<'model.responded'>): Trouble {
  const silent = calls.length === 0;
  if (!silent && trouble.repeated.times === 0) return none;
  return {
    ...none,
    empty: silent && text === '' ? trouble.empty + 1 : 0,
    cut: silent && stop === 'length' ? trouble.cut + 1 : 0,
    repeated: trouble.repeated,
    sentOn: silent ? trouble.sentOn : 0,
  };
}

/** A call came to an end; `call` says which, when it failed, and is empty when it did not. */
export function repeat(trouble: Trouble, call: string): Trouble {
  if (call === '') return trouble.repeated.times === 0 ? trouble : { ...trouble, repeated: none.repeated };
  return { ...trouble, repeated: { call, times: call === trouble.repeated.call ? trouble.repeated.times + 1 : 1 } };
}

/** The conversation was made shorter, which is what a request that was too long needed. */
export function shorten(trouble: Trouble): Trouble {
  return { ...trouble, failure: undefined, compacted: trouble.compacted + 1 };
}
