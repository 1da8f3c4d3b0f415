import { z } from 'zod';
import { defineTool, text } from '../../agent/tool.ts';
import { counted, decode, sized } from '../../base/text.ts';
import { applyEdits, listed } from './edits.ts';

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
  async execute({ path: given, more = [], ...first }, { files }) {
    const { path, bytes } = await files.read(given);
    const before = decode(bytes);
    if (before === undefined)
      throw new Error(
        `${path} is a binary file (${sized(bytes.length)}), not text. It cannot be edited with this tool.`,
      );
    const { text: after, lines } = applyEdits(path, before, [first, ...more]);
    if (after === before) return text(`Together the edits leave ${path} as it was. Nothing was written.`);
    files.write(path, after);
    const places = lines.flat().length;
    const where = [...new Set(lines.flat())].sort((a, b) => a - b);
    return text(
      `Edited ${path}: ${counted(places, 'place')} replaced, on ${where.length === 1 ? 'line' : 'lines'} ${listed(where)}.`,
    );
  },
});
