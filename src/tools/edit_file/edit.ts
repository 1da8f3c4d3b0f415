import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { counted, decode, sized } from '../../base/text.ts';
import { applyEdits, type Edit, listed } from './edits.ts';

/** One edit, and further ones of the same file. */
interface Asked extends Edit {
  readonly path: string;
  readonly more?: readonly Edit[] | undefined;
}

/** Makes the edits, all of them or none. */
export async function editFile(
  { path: given, more = [], ...first }: Asked,
  { files }: ToolContext,
): Promise<ToolResult> {
  const { path, bytes } = await files.read(given);
  const before = decode(bytes);
  if (before === undefined)
    throw new Error(`${path} is a binary file (${sized(bytes.length)}), not text. It cannot be edited with this tool.`);
  const { text: after, lines } = applyEdits(path, before, [first, ...more]);
  if (after === before) return text(`Together the edits leave ${path} as it was. Nothing was written.`);
  files.write(path, after);
  const places = lines.flat().length;
  const where = [...new Set(lines.flat())].sort((a, b) => a - b);
  return text(
    `Edited ${path}: ${counted(places, 'place')} replaced, on ${where.length === 1 ? 'line' : 'lines'} ${listed(where)}.`,
  );
}
