import { z } from 'zod';
import { defineTool, text } from '../../agent/tool.ts';
import { counted, decode, linesOf, sized } from '../../base/text.ts';

/** Puts a whole file in place. */
export const tool = defineTool({
  name: 'write_file',
  description: `Writes a whole file: makes it, with the folders above it, or replaces everything that stood in it. The answer says which of the two it was, and how many lines there are and were.
Use it for new files, and to rewrite a small file from top to bottom after reading it.
Do not use it to change a part of a file: edit_file does that without repeating the rest.`,
  input: z.object({
    path: z.string().min(1).describe('The file to write, such as "src/index.ts".'),
    content: z
      .string()
      .describe('All that the file shall hold, exactly, with a newline at the end if it is to have one.'),
  }),
  risk: 'write',
  subjects: ({ path }) => ({ paths: [{ path, access: 'write' as const }] }),
  async execute({ path: given, content }, { files }) {
    const { path, before } = files.write(given, content);
    const now = content === '' ? 'an empty file' : counted(linesOf(content).length, 'line');
    if (before === undefined) return text(`Created ${path}: ${now}.`);
    // by its hash: what stood there is counted but not shown, so it must not count as read
    const bytes = await files.blob(before.blob);
    return text(`Replaced ${path}: ${now}; there ${sayBefore(bytes)}.${sayEnding(bytes, content)}`);
  },
});

function sayBefore(bytes: Uint8Array | undefined): string {
  if (bytes === undefined || bytes.length === 0) return 'was an empty file';
  const before = decode(bytes);
  if (before === undefined) return `was a binary file of ${sized(bytes.length)}`;
  const lines = linesOf(before).length;
  return `${lines === 1 ? 'was' : 'were'} ${counted(lines, 'line')}`;
}

function sayEnding(bytes: Uint8Array | undefined, content: string): string {
  const before = bytes === undefined ? undefined : decode(bytes);
  if (before === undefined || !before.includes('\n') || !content.includes('\n')) return '';
  const [was, is] = [before.includes('\r\n'), content.includes('\r\n')];
  return was === is
    ? ''
    : ` Its lines ended with ${was ? 'CRLF' : 'LF'} before and end with ${is ? 'CRLF' : 'LF'} now.`;
}
