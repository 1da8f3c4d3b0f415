import type { Tool, ToolContext } from '../agent/tool.ts';
import type { Result } from '../protocol/results.ts';
import { agentsView } from '../views/agent.ts';
import { shellsView } from '../views/shells.ts';
import { workspaceView } from '../views/workspace.ts';

/** Tools whose calls come to what the script says they came to, where it says so. How is loaded with the first of them. */
export function playedTools(tools: ReadonlyMap<string, Tool>): ReadonlyMap<string, Tool> {
  return new Map([...tools].map(([name, tool]) => [name, played(tool)]));
}

function played(tool: Tool): Tool {
  return {
    ...tool,
    execute(input, context) {
      const result = resultFor(tool.name, context);
      return result === undefined
        ? tool.execute(input, context)
        : orRun(result, context, () => tool.execute(input, context));
    },
  };
}

/** What the script in force has for a call. A real model that plays on is given nothing. */
function resultFor(tool: string, { views, agent, call }: ToolContext): Result | undefined {
  const { main, [agent]: own } = views.read(agentsView);
  if (own?.config.model.provider !== 'scripted') return undefined;
  return main?.config.play?.results?.find((each) => each.call === call && each.tool === tool);
}

async function orRun(
  result: Result,
  context: ToolContext,
  run: () => ReturnType<Tool['execute']>,
): ReturnType<Tool['execute']> {
  const { views, agent, clock } = context;
  // others may act while the rest is loaded
  const met = {
    folder: views.read(workspaceView),
    shell: result.tool === 'bash' ? views.read(shellsView)[agent] : undefined,
  };
  const { playResult } = await clock.real(import('./played-result.ts'));
  return (await playResult(result, met, context)) ?? run();
}
