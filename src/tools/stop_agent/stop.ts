import { titleOf } from '../../agent/others.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { agentsView } from '../../views/agent.ts';
import { theOneCalled } from '../the-one-called.ts';

/** Asks an agent below to stop. */
export function stop(called: string, { views, agent: caller }: ToolContext): ToolResult {
  const agents = views.read(agentsView);
  const name = theOneCalled(agents, called);
  const title = titleOf(name, agents[name]?.company.born);
  if (!name.startsWith(`${caller}.`))
    throw new Error(
      `${title} does not stand below you, so it is not yours to stop. Say what you think to who started it.`,
    );
  if (agents[name]?.rested !== undefined) return text(`${title} rests already.`);
  return { ...text(`${title} was told to stop, with all below it.`), stops: name };
}
