import { z } from 'zod';
import type { Files } from '../../agent/files.ts';
import { defineTool, type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { decode, linesOf, sized } from '../../base/text.ts';
import { type Output, outputOf } from '../../views/outputs.ts';
import { imageIn } from './image.ts';
import { pageOf, type Wanted } from './page.ts';

const kept = 'output:';
const largestImage = 5_000_000;

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
    return path.startsWith(kept)
      ? readOutput(path.slice(kept.length), wanted, context)
      : readFile(path, wanted, context.files);
  },
});

async function readFile(given: string, wanted: Wanted, files: Files): Promise<ToolResult> {
  const { path, bytes } = await files.read(given);
  const mime = imageIn(bytes);
  if (mime !== undefined) return showImage(path, mime, files);
  const content = decode(bytes);
  if (content === undefined)
    throw new Error(`${path} is a binary file (${sized(bytes.length)}), not text. It cannot be read with this tool.`);
  return text(pageOf(path, linesOf(content.replace(/^\uFEFF/, '')), wanted));
}

function showImage(path: string, mime: string, files: Files): ToolResult {
  const node = files.find(path)?.node;
  if (node?.is !== 'file') throw new Error(`${path} changed while it was read. Read it again.`);
  if (node.bytes > largestImage)
    throw new Error(`${path} is an image of ${sized(node.bytes)}; images over ${sized(largestImage)} cannot be shown.`);
  return {
    content: [
      { type: 'text', text: `${path} is an image (${mime}, ${sized(node.bytes)}):` },
      { type: 'image', mime, blob: node.blob },
    ],
  };
}

async function textIn(output: Output, files: Files): Promise<string> {
  if ('text' in output) return output.text;
  const bytes = await files.blob(output.blob);
  if (bytes === undefined) throw new Error(`The output of ${output.call} is not stored any more. Make the call again.`);
  return decode(bytes) ?? '';
}

async function readOutput(call: string, wanted: Wanted, { views, files }: ToolContext): Promise<ToolResult> {
  const output = outputOf(views, call);
  if (output === undefined)
    throw new Error(
      `No call "${call}" has returned anything. The line that stands in place of a result names its call.`,
    );
  return text(pageOf(`${kept}${call}`, linesOf(await textIn(output, files)), wanted));
}
