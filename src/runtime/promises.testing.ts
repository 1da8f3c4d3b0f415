import { isDeepStrictEqual } from 'node:util';
import type { Event } from '../protocol/event.ts';

/**
 * What is broken in the promises that every call has exactly one result, after its proposal, and runs at most once, and
 * that no hook of it answers twice to the same event, nor is the model asked anew for an answer that came.
 */
export function brokenPromises(events: readonly Event[]): string[] {
  const calls = new Map<string, string[]>();
  const broken: string[] = [];
  const heard = new Set<string>();
  const answered = new Set<string>();
  for (const event of events) {
    if (event.type === 'hook.ran' && event.call !== undefined) {
      const hook = `${event.on} ${event.index} of ${event.call}`;
      if (heard.has(hook)) broken.push(`${hook} answered twice`);
      heard.add(hook);
    }
    if (event.type === 'hook.ran' || event.type === 'agent.rested') answered.delete(event.agent);
    if (event.type === 'model.requested' && event.purpose === 'hook' && answered.has(event.agent))
      broken.push(`${event.agent} was asked anew for a hook in ${event.seq}`);
    if (event.type === 'model.responded' && event.purpose === 'hook') answered.add(event.agent);
    if (event.type === 'model.responded') for (const { call } of event.calls) calls.set(call, []);
    if (event.type !== 'tool.started' && event.type !== 'tool.finished') continue;
    const seen = calls.get(event.call);
    if (seen === undefined) broken.push(`${event.call} ${event.type} before its proposal`);
    else seen.push(event.type);
  }
  for (const [call, seen] of calls) {
    const fine =
      isDeepStrictEqual(seen, ['tool.started', 'tool.finished']) || isDeepStrictEqual(seen, ['tool.finished']);
    if (!fine) broken.push(`${call}: ${seen.join(', ') || 'no result'}`);
  }
  return [...broken, ...brokenReports(events)];
}

/** Agents in the background that did not report exactly once to whoever started them; any other answers its call. */
function brokenReports(events: readonly Event[]): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'agent.started' || !event.background) return [];
    const reports = events.filter(
      (each) => each.type === 'message.sent' && each.because === 'reported' && each.from === event.agent,
    );
    const right = reports.length === 1 && reports[0]?.agent === event.agent.replace(/\.\d+$/, '');
    return right ? [] : [`${event.agent} reported ${reports.length} times`];
  });
}
