import { agentsCalled, titleOf } from '../agent/others.ts';
import type { Agents } from '../views/agent.ts';

/** The one agent that a name means. Throws, in words for a model, when there is none or more than one. */
export function theOneCalled(agents: Agents, called: string): string {
  const [name, ...more] = agentsCalled(agents, called);
  const titles = (names: readonly string[]) =>
    names.map((each) => titleOf(each, agents[each]?.company.born)).join(', ');
  if (name === undefined)
    throw new Error(`There is no agent ${JSON.stringify(called)}. There are: ${titles(Object.keys(agents))}.`);
  if (more.length > 0) throw new Error(`Several agents are called ${called}: ${titles([name, ...more])}. Name one.`);
  return name;
}
