import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Shows the list that the agents of a run share. */
export const tool = defineTool({
  name: 'task_list',
  description: `Shows the tasks that all agents of this run share: how far each is, who has it or may take it, and what it waits for.
Use it before you take a task or make new ones, and to see what is left.
Do not use it again and again to wait: an agent that is done reports by itself.`,
  input: z.object({
    open: z.boolean().optional().describe('Whether to leave out what is completed or dropped.'),
  }),
  risk: 'meta',
  async execute(wanted, context) {
    const { show } = await context.clock.real(import('./show.ts')); // loaded at first use
    return () => show(wanted, context);
  },
});
