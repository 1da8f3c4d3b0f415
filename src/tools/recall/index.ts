import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Finds what was written down in earlier runs. */
export const tool = defineTool({
  name: 'recall',
  description: `Searches the workspace's memory, and gives the topics that fit best with all they say. Words may be of any language. What has expired is not found.
Use it before work that may have been done or decided before, when the index of the memory names a topic that fits, or when the person speaks of something from an earlier run.
Do not use it to search the files of the project: grep does that.`,
  input: z.object({
    query: z.string().min(1).max(500).describe('What to look for: a few words that the topic may use.'),
    limit: z.int().min(1).max(20).optional().describe('How many topics to give at most. 5 when left out.'),
  }),
  risk: 'read',
  subjects: (_, { memory }) => ({ paths: [{ path: memory, access: 'read' as const }] }),
  async execute(wanted, context) {
    const { recall } = await context.clock.real(import('./search.ts')); // loaded at first use
    return recall(wanted, context);
  },
});
