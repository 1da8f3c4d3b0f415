import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';
import { orders } from '../orders.ts';

/** Searches in what files say. */
export const tool = defineTool({
  name: 'grep',
  description: `Searches the lines of files for a regular expression (RE2: no look-ahead, look-behind or back-references). Matches come as "path:12: text", lines around them as "path-13- text". Binary files are passed over.
Use it to find where something is said or used, to count it, or to learn which files mention it.
Do not use it to find files by name (use glob) or to read a whole file (use read_file).`,
  input: z.object({
    pattern: z
      .string()
      .min(1)
      .max(10_000)
      .describe('The regular expression that a line must match somewhere, such as "TODO|FIXME" or "function\\s+\\w+".'),
    path: z.string().optional().describe('The folder or file to search. The whole workspace when left out.'),
    include: z
      .array(z.string().min(1).max(1000))
      .max(50)
      .optional()
      .describe('Which files to search: globs as in the tool glob, such as ["*.ts", "!*.test.ts"]. All when left out.'),
    show: z
      .enum(['lines', 'files', 'counts'])
      .optional()
      .describe(
        '"lines" for the lines that match, "files" for only the paths, "counts" for how many lines match in each file. "lines" when left out.',
      ),
    literal: z
      .boolean()
      .optional()
      .describe('Whether the pattern is plain text rather than a regular expression. False when left out.'),
    ignore_case: z.boolean().optional().describe('Whether upper and lower case are the same. False when left out.'),
    before: z.int().min(0).max(100).optional().describe('How many lines to show before each match. 0 when left out.'),
    after: z.int().min(0).max(100).optional().describe('How many lines to show after each match. 0 when left out.'),
    hidden: z
      .boolean()
      .optional()
      .describe('Whether to search in files and folders whose names begin with a dot. False when left out.'),
    order: z
      .enum(orders)
      .optional()
      .describe(
        'Order of the files: "path", or "newest" for those that were written last first. "path" when left out.',
      ),
    limit: z
      .int()
      .min(1)
      .max(2000)
      .optional()
      .describe('How many matches (or files) to show at most. 200 when left out.'),
  }),
  risk: 'read',
  subjects: ({ path = '' }) => ({ paths: [{ path, access: 'read' as const }] }),
  async execute(wanted, context) {
    const { grep } = await context.clock.real(import('./search.ts')); // loaded at first use
    return grep(wanted, context);
  },
});
