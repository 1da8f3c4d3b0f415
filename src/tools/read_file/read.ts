import type { Files } from '../../agent/files.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { decode, linesOf, sized } from '../../base/text.ts';
import { type Output, outputOf } from '../../views/outputs.ts';
import { imageIn } from './image.ts';
import { pageOf, type Wanted } from './page.ts';

const largestImage = 5_000_000;

/** Reads a page of a file, or shows the image that it is. */
export async function readFile(given: string, wanted: Wanted, { files }: ToolContext): Promise<ToolResult> {
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

/** Reads a page of what a call returned. */
export async function readOutput(call: string, wanted: Wanted, { views, files }: ToolContext): Promise<ToolResult> {
  const output = outputOf(views, call);
  if (output === undefined)
    throw new Error(
      `No call "${call}" has returned anything. The line that stands in place of a result names its call.`,
    );
  return text(pageOf(`output:${call}`, linesOf(await textIn(output, files)), wanted));
}
