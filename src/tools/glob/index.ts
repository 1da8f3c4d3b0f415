import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';
import { orders } from '../orders.ts';

/** Finds files by their paths. */
export const tool = defineTool({
  name: 'glob',
  description: `Finds files by their paths, and lists the paths. A pattern may hold * and ? within a name, ** for any folders, [a-z] for one of some characters, {a,b} for either; a pattern that begins with ! leaves out what fits it. A pattern without a slash fits names at any depth.
Use it when you know something of a file's name or place, such as "src/**/*.{ts,tsx}".
Do not use it to search in what files say (use grep) or to see what a folder holds (use list_files).`,
  input: z.object({
    patterns: z
      .array(z.string().min(1).max(1000))
      .min(1)
      .max(50)
      .describe(
        'What paths must look like, from the searched folder on, such as ["**/*.ts", "!**/*.test.ts"]. One of those without ! must fit.',
      ),
    path: z.string().optional().describe('The folder to search. The root of the workspace when left out.'),
    hidden: z
      .boolean()
      .optional()
      .describe('Whether wildcards also fit names that begin with a dot. False when left out.'),
    order: z
      .enum(orders)
      .optional()
      .describe(
        '"path" for alphabetical order, "newest" for the files that were written last first. "path" when left out.',
      ),
    limit: z.int().min(1).max(2000).optional().describe('How many paths to list at most. 500 when left out.'),
  }),
  risk: 'read',
  subjects: ({ path = '' }) => ({ paths: [{ path, access: 'read' as const }] }),
  async execute(wanted, context) {
    const { find } = await context.clock.real(import('./find.ts')); // loaded at first use
    return find(wanted, context);
  },
});
