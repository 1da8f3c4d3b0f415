import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Puts tasks on the list that the agents of a run share. */
export const tool = defineTool({
  name: 'task_create',
  description: `Puts tasks on the list that all agents of this run share. An agent that is done takes the next open task that it may take, so a list and a few agents get through it.
Use it when several agents work on parts that can be named now, or when one part has to wait for another.
Do not use it for the steps of your own work (use todo_write).`,
  input: z.object({
    tasks: z
      .array(
        z.object({
          subject: z.string().min(1).max(200).describe('What is to be done, in one line.'),
          description: z
            .string()
            .max(8000)
            .optional()
            .describe('All that whoever takes it must know: files, what not to touch, how to check it.'),
          owner: z
            .string()
            .max(200)
            .optional()
            .describe(
              'Who may take it: the name of an agent, or a definition such as "worker". Anybody when left out.',
            ),
          after: z
            .array(z.string().min(1))
            .optional()
            .describe('Tasks that must be completed first, by number, or by the subject of one before it.'),
        }),
      )
      .min(1)
      .max(30)
      .describe('The tasks, in the order in which they are taken.'),
  }),
  risk: 'meta',
  async execute({ tasks }, context) {
    const { create } = await context.clock.real(import('./create.ts')); // loaded at first use
    return () => create(tasks, context);
  },
});
