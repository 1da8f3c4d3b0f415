import { type Agent, agentsView } from '../../views/agent.ts';
import { useLayout } from './layout.ts';
import { type RunState, useRun, useView } from './run.ts';

/**
 * The agent that every panel is about: the one that the reader chose, else the one that the gate holds while the run is
 * live, else the one that acted last before the cursor.
 */
export function agentInMind({ live, held, events, cursor }: RunState, chosen: string | undefined): string {
  return chosen ?? (live ? held[0]?.agent : undefined) ?? events[cursor - 1]?.agent ?? 'main';
}

/** The name of the agent that every panel is about. */
export function useAgentInMind(): string {
  const chosen = useLayout((state) => state.followed);
  return useRun((state) => agentInMind(state, chosen));
}

/** Where the reader has chosen an agent, it; else the main agent: for what is looked at apart from who acts. */
export function useFollowed(): { readonly name: string; readonly agent: Agent | undefined } {
  const name = useLayout((state) => state.followed) ?? 'main';
  return { name, agent: useView(agentsView)[name] };
}

/** Follows an agent in every panel, or, when none is named, whoever acts. */
export function follow(followed: string | undefined): void {
  useLayout.setState({ followed, selected: undefined });
}
