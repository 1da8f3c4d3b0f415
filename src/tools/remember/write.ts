import { withTopic } from '../../agent/memory/memory-index.ts';
import { isExpired, type Note, noteText, readNote } from '../../agent/memory/note.ts';
import type { noteTypes } from '../../agent/memory/note-types.ts';
import { indexIn, slugOf, topicPath } from '../../agent/memory/topics.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { oneDay, timeIn } from '../../base/calendar.ts';
import { holdsSecret } from '../../base/secrets.ts';
import { decode } from '../../base/text.ts';
import { workspaceView } from '../../views/workspace.ts';

/** What is to be remembered, as the tool was asked. */
interface Wanted {
  readonly topic: string;
  readonly content: string;
  readonly description?: string | undefined;
  readonly type?: (typeof noteTypes)[number] | undefined;
  readonly expires?: string | undefined;
  readonly replaces?: string | undefined;
}

/** Writes something down with the topic that fits, and keeps the index true. */
export async function remember(
  { topic, content, description, type, expires, replaces }: Wanted,
  context: ToolContext,
): Promise<ToolResult> {
  const { files, views, clock, memory } = context;
  if (slugOf(topic) === '') throw new Error('The topic has no letter and no digit. Give it a name of a few words.');
  if ([topic, content, description ?? ''].some(holdsSecret))
    throw new Error(
      'This looks like a password or a key, and memory is read in every run. Nothing was written. Say where it is kept instead, without the secret itself.',
    );
  const until = expires === undefined ? undefined : timeIn(expires);
  if (expires !== undefined && until === undefined)
    throw new Error(`"${expires}" is no day. Write it like 2026-12-31, or leave it out.`);
  const path = topicPath(views.read(workspaceView), topic, memory);
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
  files.write(path, noteText(note), { merging: true });
  const index = indexIn(memory);
  files.write(index, withTopic(await textAt(index, context), path, note), { merging: true });
  const how = before === undefined ? 'a new topic' : replaces === undefined ? 'added to what was known' : 'corrected';
  return text(`Remembered under ${note.name} (${path}): ${how}.`);
}

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
