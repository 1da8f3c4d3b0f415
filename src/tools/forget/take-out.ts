import { withoutTopic } from '../../agent/memory/memory-index.ts';
import { noteText, readNote } from '../../agent/memory/note.ts';
import { indexIn, nameOf, topicFiles, topicMeant } from '../../agent/memory/topics.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { decode } from '../../base/text.ts';
import { workspaceView } from '../../views/workspace.ts';

/** Takes a topic out of the memory, or one passage of it, and keeps the index true. */
export async function forget(
  { topic, passage }: { readonly topic: string; readonly passage?: string | undefined },
  { files, views, clock, memory }: ToolContext,
): Promise<ToolResult> {
  const root = views.read(workspaceView);
  const path = topicMeant(root, topic, memory);
  if (path === undefined) {
    const names = topicFiles(root, memory).map((each) => nameOf(each.path));
    const there = names.length === 0 ? 'Nothing is remembered.' : `There are: ${names.join(', ')}.`;
    throw new Error(`Nothing is remembered about ${JSON.stringify(topic)}. ${there}`);
  }
  const said = decode((await files.read(path)).bytes) ?? '';
  const { note, fault } = await clock.real(readNote(path, said));
  const left = passage === undefined ? '' : without(note.body, passage, path);
  if (left !== '') {
    const rest = fault === undefined ? noteText({ ...note, body: left, updated: clock.now() }) : `${left}\n`;
    files.write(path, rest, { merging: true });
    return text(`Forgot that passage of ${note.name} (${path}).`);
  }
  files.remove(path);
  const place = indexIn(memory);
  if (files.find(place)?.node.is === 'file') {
    const index = decode((await files.read(place)).bytes) ?? '';
    files.write(place, withoutTopic(index, path), { merging: true });
  }
  return text(`Forgot ${note.name}: ${path} is gone.`);
}

/** What is left of a text without a passage, and without the mark of a list item that held nothing else. */
function without(body: string, passage: string, path: string): string {
  const [before, after, ...more] = body.split(passage);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(
      `That passage stands ${after === undefined ? 'nowhere' : `${more.length + 1} times`} in ${path}. Nothing was forgotten. Use recall to see what it says.`,
    );
  return `${before}${after}`.replace(/^[ \t]*[-*][ \t]*$\n?/gm, '').trim();
}
