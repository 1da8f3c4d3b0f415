import { isExpired, type NoteReading, readNote } from '../../agent/memory/note.ts';
import { topicFiles } from '../../agent/memory/topics.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { isoOf } from '../../base/calendar.ts';
import { cutEnd } from '../../base/cut.ts';
import { counted, decode } from '../../base/text.ts';
import { workspaceView } from '../../views/workspace.ts';
import { rank } from '../rank.ts';

const mostCharacters = 4000;

/** A note where it lies, and when it was written. */
interface Kept extends NoteReading {
  readonly path: string;
  readonly written: number;
}

/** Finds the topics that fit a query best, and gives all they say. */
export async function recall(
  { query, limit = 5 }: { readonly query: string; readonly limit?: number | undefined },
  context: ToolContext,
): Promise<ToolResult> {
  const { clock, files } = context;
  const all = await clock.real(notesIn(context)); // the reader of YAML is loaded at first use
  const valid = all.filter(({ note }) => !isExpired(note, clock.now()));
  const expired = all.length - valid.length;
  const aside = expired === 0 ? '' : `\n\n(${counted(expired, 'expired topic')} left out.)`;
  const entries = valid.map(({ note, written }) => ({ ...note, day: note.updated ?? written, written }));
  const found = (await clock.real(rank(entries, query))).slice(0, limit).flatMap((index) => valid[index] ?? []);
  if (found.length === 0)
    return text(`Nothing that is remembered fits. ${counted(valid.length, 'topic')} searched.${aside}`);
  // what is given counts as read; what was only searched does not
  for (const { path } of found) await files.read(path);
  return text(`${found.map(inWords).join('\n\n')}${aside}`);
}

async function notesIn({ files, views, memory }: ToolContext): Promise<readonly Kept[]> {
  const places = topicFiles(views.read(workspaceView), memory);
  const open = places.filter(({ path }) => isOpen(path, files));
  return Promise.all(
    open.map(async ({ path, file }) => {
      // by its hash, so that it does not count as read
      const bytes = await files.blob(file.blob);
      const said = bytes === undefined ? '' : (decode(bytes) ?? '');
      return { path, written: file.at, ...(await readNote(path, said)) };
    }),
  );
}

/** Whether a listing shows a file: what the rules close is left out, and ends no search. */
function isOpen(path: string, files: ToolContext['files']): boolean {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return files.list(folder).files.some((each) => each.path === path);
}

function inWords({ path, note: { name, type, updated, body } }: Kept): string {
  const when = updated === undefined ? '' : `, ${isoOf(updated).slice(0, 10)}`;
  const rest = body.length > mostCharacters ? `\n[The rest is in ${path}.]` : '';
  return `## ${name} (${type}${when})\n${path}\n\n${cutEnd(body, mostCharacters)}${rest}`;
}
