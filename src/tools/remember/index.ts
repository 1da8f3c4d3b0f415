import { z } from 'zod';
import { withTopic } from '../../agent/memory/memory-index.ts';
import { isExpired, type Note, noteText, noteTypes, readNote } from '../../agent/memory/note.ts';
import { memoryIndex, slugOf, topicPath } from '../../agent/memory/topics.ts';
import { defineTool, type ToolContext, text } from '../../agent/tool.ts';
import { oneDay, timeIn } from '../../base/calendar.ts';
import { holdsSecret } from '../../base/secrets.ts';
import { decode } from '../../base/text.ts';
import { workspaceView } from '../../views/workspace.ts';

/** Writes something down for later runs, with the topic that fits. */
export const tool = defineTool({
  name: 'remember',
  description: `Writes something down that will still matter in later runs, in the workspace's memory: one file a topic, and an index that is always in the context. What fits a topic that is there joins it.
Use it when the person says what they want done differently, when a decision was made, or when something about the project was hard to find out and will be needed again.
Do not use it for what the files of the project say themselves, for the steps of the task at hand (use todo_write), or for passwords and keys, which are refused.`,
  input: z.object({
    topic: z.string().min(1).max(80).describe('What it is about, in a few words, such as "Release steps".'),
    content: z
      .string()
      .min(1)
      .max(4000)
      .describe('What to remember, so that it is understood without this conversation.'),
    description: z
      .string()
      .max(200)
      .optional()
      .describe('When the topic matters, in one sentence for the index. The beginning of the content when left out.'),
    type: z
      .enum(noteTypes)
      .optional()
      .describe(
        '"user" for who the person is, "feedback" for how they want the work done, "project" for what is true of it, "reference" for where something is to be found. "project" when left out.',
      ),
    expires: z
      .string()
      .optional()
      .describe('The last day on which it holds, such as 2026-12-31. Always when left out.'),
    replaces: z
      .string()
      .min(1)
      .optional()
      .describe(
        'What the topic says so far and is wrong now, exactly as it stands there. The content takes its place.',
      ),
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
  async execute({ topic, content, description, type, expires, replaces }, context) {
    const { files, views, clock } = context;
    if (slugOf(topic) === '') throw new Error('The topic has no letter and no digit. Give it a name of a few words.');
    if ([topic, content, description ?? ''].some(holdsSecret))
      throw new Error(
        'This looks like a password or a key, and memory is read in every run. Nothing was written. Say where it is kept instead, without the secret itself.',
      );
    const until = expires === undefined ? undefined : timeIn(expires);
    if (expires !== undefined && until === undefined)
      throw new Error(`"${expires}" is no day. Write it like 2026-12-31, or leave it out.`);
    const path = topicPath(views.read(workspaceView), topic);
    const known = await noteAt(path, context);
    const before = known !== undefined && isExpired(known, clock.now()) ? undefined : known;
    const body = bodyWith(before?.body ?? '', content.trim(), replaces, path);
    if (body === undefined) return text(`That is remembered already, under ${before?.name} (${path}).`);
    const note: Note = {
      name: before?.name ?? topic.trim(),
      description: oneLine(description ?? before?.description ?? content),
      type: type ?? before?.type ?? 'project',
      updated: clock.now(),
      expires: until === undefined ? before?.expires : until + oneDay,
      body,
    };
    files.write(path, noteText(note));
    files.write(memoryIndex, withTopic(await textAt(memoryIndex, context), path, note));
    const how = before === undefined ? 'a new topic' : replaces === undefined ? 'added to what was known' : 'corrected';
    return text(`Remembered under ${note.name} (${path}): ${how}.`);
  },
});

async function noteAt(path: string, context: ToolContext): Promise<Note | undefined> {
  const said = await textAt(path, context);
  if (said === '') return undefined;
  // the reader of YAML is loaded at first use
  return (await context.clock.real(readNote(path, said))).note;
}

/** The text of a file, empty when there is none. */
async function textAt(path: string, { files }: ToolContext): Promise<string> {
  if (files.find(path)?.node.is !== 'file') return '';
  return decode((await files.read(path)).bytes) ?? '';
}

/** What the topic says from now on; undefined when that is nothing new. */
function bodyWith(body: string, content: string, replaces: string | undefined, path: string): string | undefined {
  if (replaces !== undefined) {
    const places = body.split(replaces).length - 1;
    if (places !== 1)
      throw new Error(
        `What is to be replaced stands ${places === 0 ? 'nowhere' : `${places} times`} in ${path}. Nothing was written. Use recall to see what it says.`,
      );
    return body.split(replaces).join(content);
  }
  if (plain(body).includes(plain(content))) return undefined;
  const item = `- ${content.replaceAll('\n', '\n  ')}`;
  return body === '' ? item : `${body}\n${item}`;
}

function plain(said: string): string {
  return said.toLowerCase().replace(/\s+/g, ' ').trim();
}

function oneLine(said: string): string {
  const line = said.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
