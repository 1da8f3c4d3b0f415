import { useLayout } from './layout.ts';

/** Folds the rows of a subagent, and of all below it, into the one that says that it began; or shows them again. */
export function toggleLane(agent: string): void {
  const { foldedAgents } = useLayout.getState();
  const others = foldedAgents.filter((each) => each !== agent);
  useLayout.setState({ foldedAgents: others.length < foldedAgents.length ? others : [...others, agent] });
}
