import type { Agent, Agents } from './agent.ts';

/** Whether an agent, or one above it, was told to stop since it was last woken. */
export function isStopping(agents: Agents, { line, woken }: Pick<Agent, 'line' | 'woken'>): boolean {
  return line.some((above) => (agents[above]?.stopping ?? -1) > woken);
}
