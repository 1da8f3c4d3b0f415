import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';
import { taskStatuses } from '../../views/tasks.ts';

/** Changes a task of the list that the agents of a run share. */
export const tool = defineTool({
  name: 'task_update',
  description: `Changes a task of the list that all agents of this run share. "in_progress" takes it into your hands, "open" gives it back.
Use it when you begin a task, when it is completed, or when it turns out that it cannot or need not be done ("dropped").
Do not use it to call completed what was not checked.`,
  input: z.object({
    task: z.int().min(1).describe('The number of the task.'),
    status: z.enum(taskStatuses).optional().describe('How far it is from now on.'),
    owner: z.string().max(200).optional().describe('Who may take it from now on: an agent, or a definition.'),
    note: z.string().max(2000).optional().describe('What came of it, for those who come after.'),
  }),
  risk: 'meta',
  async execute(wanted, context) {
    const { update } = await context.clock.real(import('./update.ts')); // loaded at first use
    return () => update(wanted, context);
  },
});
