import type { CallRequest, Event, EventOf } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import { wasAt } from './edited.ts';
import { isPassedCheck } from './timeline.ts';
import { isAside } from './turn.ts';

/** What is known of a row once some facts are read: the fact that begins it, and what has come of it. */
export interface Row {
  readonly begin: Event;
  /** The reply, the failure or the result that ends it; after a failed attempt, the next one or the rest. */
  readonly end:
    | EventOf<
        'model.responded' | 'model.failed' | 'model.retried' | 'agent.rested' | 'tool.finished' | 'approval.resolved'
      >
    | undefined;
  /** The same request sent anew, for this one was cut off with the page: it costs no attempt. */
  readonly again: EventOf<'model.requested'> | undefined;
  /** The call it is about, as the model wrote it. */
  readonly call: CallRequest | undefined;
  readonly changed: readonly EventOf<'files.changed'>[];
  /** What stood in its place, where it or what came of it was edited in a fork, and where. */
  readonly edited: { readonly seq: number; readonly was: JsonObject } | undefined;
  /** Checks that passed and are folded into it. */
  readonly passed: number;
  /** When the hook began that has answered here, if it took its time. */
  readonly since: number | undefined;
}

/**
 * The row that begins at a fact, as it looks when `until` facts are read. It looks no further than the turn of the
 * agent it is about.
 */
export function rowAt(events: readonly Event[], seq: number, until: number): Row {
  const row = readRow(events, seq, until);
  // the answer to a question has a row of its own
  const places = row.end === undefined || row.end.type === 'approval.resolved' ? [seq] : [row.end.seq, seq];
  const [edited] = places.flatMap((place) => {
    const was = wasAt(events, place);
    return was === undefined ? [] : [{ seq: place, was }];
  });
  return edited === undefined ? row : { ...row, edited };
}

function readRow(events: readonly Event[], seq: number, until: number): Row {
  const begin = events[seq] as Event;
  const call = callOf(events, begin);
  const row: Row = {
    begin,
    end: undefined,
    again: undefined,
    call,
    changed: [],
    edited: undefined,
    passed: 0,
    since: undefined,
  };
  switch (begin.type) {
    case 'model.requested':
      return { ...row, ...replyTo(events, begin, until) };
    case 'model.failed':
      return { ...row, end: after(events, begin, until, isAfterFailure) };
    case 'tool.decided':
      return {
        ...row,
        end: begin.verdict === 'ask' ? after(events, begin, until, (event) => isAnswer(event, begin.call)) : undefined,
      };
    case 'tool.started':
      return { ...row, ...outcome(events, begin, until) };
    case 'hook.ran':
      return { ...row, since: beginOf(events, begin) };
    default:
      return row;
  }
}

/** When a hook began: its own fact stands before its answer, with no other answer and no reply of the model between. */
function beginOf(events: readonly Event[], { seq, agent, on, index, call }: EventOf<'hook.ran'>): number | undefined {
  for (let i = seq - 1; i >= 0; i--) {
    const event = events[i];
    if (event?.agent !== agent || isAside(event)) continue;
    if (event.type === 'hook.started')
      return event.on === on && event.index === index && event.call === call ? event.at : undefined;
    if (event.type === 'hook.ran' || event.type === 'model.responded' || event.type === 'agent.rested')
      return undefined;
  }
  return undefined;
}

/** What came of a request: a reply or a failure, or, when it was cut off, the same request again. */
function replyTo(
  events: readonly Event[],
  begin: EventOf<'model.requested'>,
  until: number,
): Pick<Row, 'end' | 'again'> {
  const next = after(events, begin, until, isReplyOrRequest);
  return next?.type === 'model.requested' ? { end: undefined, again: next } : { end: next, again: undefined };
}

function outcome(
  events: readonly Event[],
  begin: EventOf<'tool.started'>,
  until: number,
): Pick<Row, 'end' | 'changed' | 'passed'> {
  const changed: EventOf<'files.changed'>[] = [];
  let end: EventOf<'tool.finished'> | undefined;
  let passed = 0;
  for (const event of turnOf(events, begin, until)) {
    if (!('call' in event) || event.call !== begin.call) continue;
    if (event.type === 'files.changed') changed.push(event);
    else if (event.type === 'tool.finished') end ??= event;
    else if (isPassedCheck(event)) passed++;
  }
  return { end, changed, passed };
}

/** The call that a fact is about, as the model wrote it. */
export function callOf(events: readonly Event[], event: Event): CallRequest | undefined {
  if (!('call' in event) || event.call === undefined) return undefined;
  for (let i = event.seq - 1; i >= 0; i--) {
    const before = events[i];
    if (before?.type !== 'model.responded' || before.agent !== event.agent) continue;
    const found = before.calls.find(({ call }) => call === event.call);
    // a call is always one of the last reply's
    return found;
  }
  return undefined;
}

/** The reply of the turn that begins at a fact of an agent, once it is read. */
export function replyOfTurn(
  events: readonly Event[],
  seq: number,
  until: number,
): EventOf<'model.responded'> | undefined {
  const agent = events[seq]?.agent;
  for (let i = seq; i < until; i++) {
    const event = events[i];
    if (event === undefined || event.agent !== agent) continue;
    if (event.type === 'model.responded' && !isAside(event)) return event;
    if (event.type === 'agent.rested') return undefined;
  }
  return undefined;
}

/** The facts of an agent from its last reply before a fact to its next request after it, as far as they are read. */
function* turnOf(events: readonly Event[], { seq, agent }: Event, until: number): Generator<Event> {
  let from = seq;
  while (from > 0 && !(events[from]?.type === 'model.responded' && events[from]?.agent === agent)) from--;
  for (let i = from; i < until; i++) {
    const event = events[i] as Event;
    if (event.agent !== agent) continue;
    if (i > seq && (event.type === 'model.requested' || event.type === 'agent.rested')) return;
    yield event;
  }
}

/** The first fact after one, of the same agent, that ends its row; none when the agent has turned to something else. */
function after<End extends Event>(
  events: readonly Event[],
  begin: Event,
  until: number,
  ends: (event: Event) => event is End,
): End | undefined {
  for (let i = begin.seq + 1; i < until; i++) {
    const event = events[i] as Event;
    if (event.agent !== begin.agent) continue;
    if (ends(event)) return event;
    if (event.type === 'model.requested' || event.type === 'agent.rested') return undefined;
  }
  return undefined;
}

const isReplyOrRequest = (event: Event) =>
  event.type === 'model.responded' || event.type === 'model.failed' || event.type === 'model.requested';
const isAfterFailure = (event: Event) => event.type === 'model.retried' || event.type === 'agent.rested';
const isAnswer = (event: Event, call: string): event is EventOf<'approval.resolved'> =>
  event.type === 'approval.resolved' && event.call === call;
