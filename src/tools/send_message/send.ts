import { titleOf } from '../../agent/others.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { agentsView } from '../../views/agent.ts';
import { theOneCalled } from '../the-one-called.ts';

/** Sends a message, and says whether it wakes who gets it. */
export function send(
  { to, text: said }: { readonly to: string; readonly text: string },
  { views, agent }: ToolContext,
): ToolResult {
  const agents = views.read(agentsView);
  const name = theOneCalled(agents, to);
  if (name === agent) throw new Error(`${name} is you. Nothing was sent.`);
  const { rested, company } = agents[name] ?? {};
  const title = titleOf(name, company?.born);
  const how =
    rested === undefined
      ? `${title} reads it with its next request.`
      : `${title} rested, and wakes to read it. Its answer comes as a message.`;
  return { ...text(how), message: { to: name, text: said } };
}
