import type { Agents } from './agent.ts';
import { groupInFront } from './calls.ts';

/** Where an agent stands, seen from outside: at work, waiting and for whom, or at rest and why. */
export type Whereabouts =
  | { readonly is: 'working' | 'stopping' | 'waiting to retry' | 'new' }
  | { readonly is: 'waiting for a person'; readonly calls: readonly string[] }
  | { readonly is: 'waiting for agents'; readonly agents: readonly string[] }
  | { readonly is: 'done' | 'stopped' | 'failed' | 'limit' };

/** Where one agent stands among the others; undefined when there is no such agent. */
export function whereaboutsOf(agents: Agents, name: string): Whereabouts | undefined {
  const agent = agents[name];
  if (agent === undefined) return undefined;
  const { rested, line, calls, trouble } = agent;
  if (rested === 'new') return { is: 'new' };
  if (rested !== undefined) return { is: rested.why };
  if (line.some((above) => agents[above]?.stopping !== undefined)) return { is: 'stopping' };
  const group = groupInFront(calls);
  const asked = group.filter(
    ({ progress, waits }) => progress.is === 'asked' || (progress.is === 'allowed' && waits === 'person'),
  );
  if (asked.length > 0) return { is: 'waiting for a person', calls: asked.map(({ id }) => id) };
  const below = group.filter(({ id, waits, progress }) => {
    return waits === 'agent' && progress.is === 'allowed' && agents[id] !== undefined && !agents[id].rested;
  });
  if (below.length > 0) return { is: 'waiting for agents', agents: below.map(({ id }) => id) };
  if (trouble.failure?.retryable) return { is: 'waiting to retry' };
  return { is: 'working' };
}
