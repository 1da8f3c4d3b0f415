import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

const edit = {
  old: z
    .string()
    .min(1)
    .describe(
      'The text to replace, exactly as it stands in the file, white space included and without line numbers. It must stand there once, unless replace_all is set: take enough lines around it.',
    ),
  new: z.string().describe('What takes its place; empty to delete.'),
  replace_all: z.boolean().optional().describe('Replace every place where "old" stands. False when left out.'),
};

/** Changes parts of a file. */
export const tool = defineTool({
  name: 'edit_file',
  description: `Changes parts of a text file: replaces an exact text with another. Further edits of the same file go in "more"; they are made in order, each in what the one before left, and all of them or none. The line endings of the file are kept.
Use it for every change to a file that exists, after reading the lines that are to change.
Do not use it to make a file or to rewrite one from top to bottom: use write_file.`,
  input: z.object({
    path: z.string().min(1).describe('The file to change, such as "src/index.ts".'),
    ...edit,
    more: z.array(z.object(edit)).max(200).optional().describe('Further edits of the same file, made after the first.'),
  }),
  risk: 'write',
  // what is replaced must be found first
  subjects: ({ path }) => ({ paths: (['write', 'read'] as const).map((access) => ({ path, access })) }),
  async execute(wanted, context) {
    const { editFile } = await context.clock.real(import('./edit.ts')); // loaded at first use
    return editFile(wanted, context);
  },
});
