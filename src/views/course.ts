import { hashOf } from '../base/hash.ts';
import { encode } from '../base/text.ts';
import type { Event, EventOf } from '../protocol/event.ts';

/**
 * The course that a run took, as a hash: what happened to each agent and its calls, and how it came out. Times and texts
 * are no part of it, nor which of several agents was first, nor whether a group of calls ran side by side or was stepped
 * through: calls that are not all answered yet are left out.
 */
export function courseOf(events: readonly Event[]): string {
  const open = openIn(events);
  const counted = events.filter((event) => !isOfCall(event) || !open.has(event.call));
  return hashBy(counted, ({ agent, type }) => `${agent} ${type}`);
}

/** The course as it was written down before groups of calls could be stepped through: the order of all facts is a part of it. */
export function courseInOrder(events: readonly Event[]): string {
  return hashBy(events, ({ agent }) => agent);
}

function hashBy(events: readonly Event[], keyOf: (event: Event) => string): string {
  const lists = new Map<string, unknown[]>();
  for (const event of events) {
    const key = keyOf(event);
    const stations = lists.get(key) ?? [];
    stations.push(stationOf(event));
    lists.set(key, stations);
  }
  const sorted = [...lists].sort(([a], [b]) => (a < b ? -1 : 1));
  return hashOf(encode(JSON.stringify(sorted))).slice(0, 32);
}

function isOfCall(event: Event): event is EventOf<'tool.started' | 'tool.finished'> {
  return event.type === 'tool.started' || event.type === 'tool.finished';
}

/** The calls of replies that have not had all of their results. */
function openIn(events: readonly Event[]): ReadonlySet<string> {
  const answered = new Set(events.flatMap((event) => (event.type === 'tool.finished' ? [event.call] : [])));
  return new Set(
    events.flatMap((event) => {
      if (event.type !== 'model.responded') return [];
      const calls = event.calls.map(({ call }) => call);
      return calls.every((call) => answered.has(call)) ? [] : calls;
    }),
  );
}

function stationOf(event: Event): unknown {
  switch (event.type) {
    case 'model.responded':
      return [event.type, event.calls.map(({ call, name }) => [call, name]), event.stop];
    case 'model.failed':
      return [event.type, event.failure];
    case 'agent.rested':
      return [event.type, event.why];
    case 'hook.ran':
      return [event.type, event.hook, event.call];
    case 'message.sent':
      return [event.type, event.because, event.from];
    case 'tool.decided':
      return [event.type, event.call, event.verdict, event.by];
    case 'approval.resolved':
      return [event.type, event.call, event.verdict];
    case 'tool.started':
    case 'tool.hurried':
      return [event.type, event.call];
    case 'tool.finished':
      // a result that was carried over is the one that the call had
      return [event.type, event.call, event.because === 'carried' ? 'ran' : event.because, event.failed];
    case 'files.changed':
      return [event.type, event.call, event.changes.map(({ path, entry }) => [path, entry.is])];
    default:
      return [event.type];
  }
}
