import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

const kept = 'output:';

/** Reads a file, a page at a time, or what was left out of the result of a call. */
export const tool = defineTool({
  name: 'read_file',
  description: `Reads one file. Text comes as numbered lines: the number, a tab, the line as it stands in the file; the number and the tab are not part of the file. At most 2,000 lines or 18,000 characters come at a time, and the end of the answer says what was left out and how to read on. PNG, JPEG, GIF and WebP files come as images.
Use it before changing a file, and whenever you need to know exactly what a file says. Also use it with "output:<call>" as the path, to read again what an earlier call returned, when that was too long to show or gave way to make room.
Do not use it to find where something stands (use grep), to see which files there are (use list_files or glob), or on a folder.`,
  input: z.object({
    path: z
      .string()
      .min(1)
      .describe(
        'The file to read, such as "src/index.ts", or "output:<call>" for the whole output of an earlier call, such as "output:main.3".',
      ),
    offset: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .describe('Number of the first line to read, counted from 1. From the start when left out.'),
    limit: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .describe('How many lines to read at most. 2,000 when left out, and never more.'),
    column: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .describe(
        'Only for a line that is too long to be shown whole: reads that one line (given as offset) from this character on, counted from 1.',
      ),
  }),
  risk: 'read',
  subjects: ({ path }) => ({ paths: path.startsWith(kept) ? [] : [{ path, access: 'read' as const }] }),
  async execute({ path, ...wanted }, context) {
    const { readFile, readOutput } = await context.clock.real(import('./read.ts')); // loaded at first use
    return path.startsWith(kept)
      ? readOutput(path.slice(kept.length), wanted, context)
      : readFile(path, wanted, context);
  },
});
