import { z } from 'zod';
import { subjectsOfTopic } from '../../agent/memory/topics.ts';
import { defineTool } from '../../agent/tool.ts';

/** Takes something out of the memory: a topic, or one passage of it. */
export const tool = defineTool({
  name: 'forget',
  description: `Takes a topic out of the workspace's memory, or one passage of it.
Use it when the person asks for it, or when something that is remembered has turned out to be wrong or does not matter any more.
Do not use it to correct something: remember with "replaces" does that in one step.`,
  input: z.object({
    topic: z.string().min(1).max(200).describe('The name of the topic, or the path of its file.'),
    passage: z
      .string()
      .min(1)
      .optional()
      .describe('The one passage to take out, exactly as it stands there. The whole topic when left out.'),
  }),
  risk: 'write',
  subjects: ({ topic }, { folder, memory }) => subjectsOfTopic(folder, topic, memory),
  async execute(wanted, context) {
    const { forget } = await context.clock.real(import('./take-out.ts')); // loaded at first use
    return forget(wanted, context);
  },
});
