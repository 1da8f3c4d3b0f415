import { hashOf } from '../base/hash.ts';
import { encode } from '../base/text.ts';
import type { Event } from '../protocol/event.ts';

/**
 * The course that a run took, as a hash: what happened to each agent and its calls, and how it came out. Times and texts
 * are no part of it, nor which of several agents was first.
 */
export function courseOf(events: readonly Event[]): string {
  const agents = new Map<string, unknown[]>();
  for (const event of events) {
    const stations = agents.get(event.agent) ?? [];
    stations.push(stationOf(event));
    agents.set(event.agent, stations);
  }
  const sorted = [...agents].sort(([a], [b]) => (a < b ? -1 : 1));
  return hashOf(encode(JSON.stringify(sorted))).slice(0, 32);
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
