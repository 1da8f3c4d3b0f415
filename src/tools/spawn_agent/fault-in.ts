import { faultOf } from '../../agent/agents/prepare.ts';
import { agentsCalled, titleOf } from '../../agent/others.ts';
import type { CheckContext } from '../../agent/tool.ts';
import { agentsView } from '../../views/agent.ts';
import { workspaceView } from '../../views/workspace.ts';

/** Why no such agent can be started, or nothing. */
export async function faultIn(
  { agent, name }: { readonly agent?: string | undefined; readonly name?: string | undefined },
  { agent: caller, views, ports }: CheckContext,
): Promise<string | undefined> {
  const agents = views.read(agentsView);
  const [twin] = name === undefined ? [] : agentsCalled(agents, name);
  if (twin !== undefined)
    return `There is an agent called ${name} already: ${titleOf(twin, agents[twin]?.company.born)}. Give this one another name, or wake that one with send_message.`;
  const parent = agents[caller]?.config;
  if (agent === undefined || parent === undefined) return undefined;
  return faultOf(agent, { root: views.read(workspaceView), parent, ports });
}
