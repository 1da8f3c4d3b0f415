import { z } from 'zod';
import { withoutTopic } from '../../agent/memory/memory-index.ts';
import { noteText, readNote } from '../../agent/memory/note.ts';
import { memoryIndex, nameOf, topicFiles, topicMeant, topicPath } from '../../agent/memory/topics.ts';
import { defineTool, text } from '../../agent/tool.ts';
import { decode } from '../../base/text.ts';
import { workspaceView } from '../../views/workspace.ts';

/** Takes something out of the memory: a topic, or one passage of it. */
export const tool = defineTool({
  name: 'forget',
  description: `Takes a topic out of the workspace's memory, or one passage of it.
Use it when the person asks for it, or when something that is remembered has turned out to be wrong or does not matter any more.
Do not use it to correct something: remember with "replaces" does that in one step.`,
  input: z.object({
    topic: z.string().min(1).max(200).describe('The name of the topic, or the path of its file.'),
    passage: z
      .string()
      .min(1)
      .optional()
      .describe('The one passage to take out, exactly as it stands there. The whole topic when left out.'),
  }),
  risk: 'write',
  subjects: ({ topic }, { folder }) => {
    const path = topicPath(folder, topic);
    return {
      paths: [
        { path, access: 'write' as const },
        { path, access: 'read' as const },
        { path: memoryIndex, access: 'write' as const },
      ],
    };
  },
  async execute({ topic, passage }, { files, views, clock }) {
    const root = views.read(workspaceView);
    const path = topicMeant(root, topic);
    if (path === undefined) {
      const names = topicFiles(root).map((each) => nameOf(each.path));
      const there = names.length === 0 ? 'Nothing is remembered.' : `There are: ${names.join(', ')}.`;
      throw new Error(`Nothing is remembered about ${JSON.stringify(topic)}. ${there}`);
    }
    const said = decode((await files.read(path)).bytes) ?? '';
    const { note, fault } = await clock.real(readNote(path, said));
    const left = passage === undefined ? '' : without(note.body, passage, path);
    if (left !== '') {
      files.write(path, fault === undefined ? noteText({ ...note, body: left, updated: clock.now() }) : `${left}\n`);
      return text(`Forgot that passage of ${note.name} (${path}).`);
    }
    files.remove(path);
    if (files.find(memoryIndex)?.node.is === 'file') {
      const index = decode((await files.read(memoryIndex)).bytes) ?? '';
      files.write(memoryIndex, withoutTopic(index, path));
    }
    return text(`Forgot ${note.name}: ${path} is gone.`);
  },
});

/** What is left of a text without a passage, and without the mark of a list item that held nothing else. */
function without(body: string, passage: string, path: string): string {
  const [before, after, ...more] = body.split(passage);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(
      `That passage stands ${after === undefined ? 'nowhere' : `${more.length + 1} times`} in ${path}. Nothing was forgotten. Use recall to see what it says.`,
    );
  return `${before}${after}`.replace(/^[ \t]*[-*][ \t]*$\n?/gm, '').trim();
}
