import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';
import { orders } from '../orders.ts';

/** Lists what a folder holds. */
export const tool = defineTool({
  name: 'list_files',
  description: `Lists what a folder holds: its files with their sizes, its folders with the number of files below them. Folders end with a slash.
Use it to learn how a project is laid out, or what stands in a folder.
Do not use it to find files by name (use glob) or by what they say (use grep).`,
  input: z.object({
    path: z.string().optional().describe('The folder to list. The root of the workspace when left out.'),
    depth: z
      .int()
      .min(1)
      .max(20)
      .optional()
      .describe('How many levels of folders to open. 1, the folder itself, when left out.'),
    hidden: z.boolean().optional().describe('Whether to list names that begin with a dot. False when left out.'),
    order: z
      .enum(orders)
      .optional()
      .describe('"path" for alphabetical order, "newest" for what was written last first. "path" when left out.'),
    limit: z.int().min(1).max(2000).optional().describe('How many lines to list at most. 500 when left out.'),
  }),
  risk: 'read',
  subjects: ({ path = '' }) => ({ paths: [{ path, access: 'read' as const }] }),
  async execute(wanted, context) {
    const { list } = await context.clock.real(import('./list.ts')); // loaded at first use
    return list(wanted, context);
  },
});
