import { agentsCalled, ownInBackground, titleOf } from '../../agent/others.ts';
import type { CheckContext } from '../../agent/tool.ts';
import { agentsView } from '../../views/agent.ts';

/** Why these agents cannot be waited for, or nothing. */
export function faultIn(
  { agents: named = [] }: { readonly agents?: readonly string[] | undefined },
  { agent: caller, views }: CheckContext,
): string | undefined {
  const agents = views.read(agentsView);
  const below = Object.keys(agents).filter((name) => name.startsWith(`${caller}.`));
  const there = below.map((name) => titleOf(name, agents[name]?.company.born)).join(', ');
  const said = below.length === 0 ? 'You have started none.' : `Below you there are: ${there}.`;
  const unknown = named.find((each) => !agentsCalled(agents, each).some((name) => below.includes(name)));
  if (unknown !== undefined) return `There is no agent ${JSON.stringify(unknown)} below you. ${said}`;
  if (named.length === 0 && ownInBackground(agents, caller).length === 0)
    return `You have started no agent in the background. ${said}`;
  return undefined;
}
