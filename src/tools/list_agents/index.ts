import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Says which agents the run has, and how each of them stands. */
export const tool = defineTool({
  name: 'list_agents',
  description: `Lists the agents of this run: what each is called, what it was asked, whether it works, waits or rests, and what it has used.
Use it when you have lost sight of who does what, before you stop an agent, or to find one that rests and could be asked again.
Do not use it to wait for reports: they come by themselves, and wait_for_agents waits for them.`,
  input: z.object({}),
  risk: 'meta',
  async execute(_, context) {
    const { list } = await context.clock.real(import('./list.ts')); // loaded at first use
    return list(context);
  },
});
