import { z } from 'zod';
import { noteTypes } from '../../agent/memory/note-types.ts';
import { subjectsOfTopic } from '../../agent/memory/topics.ts';
import { defineTool } from '../../agent/tool.ts';

/** Writes something down for later runs, with the topic that fits. */
export const tool = defineTool({
  name: 'remember',
  description: `Writes something down that will still matter in later runs, in the workspace's memory: one file a topic, and an index that is always in the context. What fits a topic that is there joins it.
Use it when the person says what they want done differently, when a decision was made, or when something about the project was hard to find out and will be needed again.
Do not use it for what the files of the project say themselves, for the steps of the task at hand (use todo_write), or for passwords and keys, which are refused.`,
  input: z.object({
    topic: z.string().min(1).max(80).describe('What it is about, in a few words, such as "Release steps".'),
    content: z
      .string()
      .min(1)
      .max(4000)
      .describe('What to remember, so that it is understood without this conversation.'),
    description: z
      .string()
      .max(200)
      .optional()
      .describe('When the topic matters, in one sentence for the index. The beginning of the content when left out.'),
    type: z
      .enum(noteTypes)
      .optional()
      .describe(
        '"user" for who the person is, "feedback" for how they want the work done, "project" for what is true of it, "reference" for where something is to be found. "project" when left out.',
      ),
    expires: z
      .string()
      .optional()
      .describe('The last day on which it holds, such as 2026-12-31. Always when left out.'),
    replaces: z
      .string()
      .min(1)
      .optional()
      .describe(
        'What the topic says so far and is wrong now, exactly as it stands there. The content takes its place.',
      ),
  }),
  risk: 'write',
  subjects: ({ topic }, { folder, memory }) => subjectsOfTopic(folder, topic, memory),
  async execute(wanted, context) {
    const { remember } = await context.clock.real(import('./write.ts')); // loaded at first use
    return remember(wanted, context);
  },
});
