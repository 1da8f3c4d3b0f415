import { z } from 'zod';
import { isExpired, type NoteReading, readNote } from '../../agent/memory/note.ts';
import { memoryFolder, topicFiles } from '../../agent/memory/topics.ts';
import { defineTool, type ToolContext, text } from '../../agent/tool.ts';
import { isoOf } from '../../base/calendar.ts';
import { cutEnd } from '../../base/cut.ts';
import { counted, decode } from '../../base/text.ts';
import { workspaceView } from '../../views/workspace.ts';
import { rank } from './rank.ts';

const mostCharacters = 4000;

/** A note where it lies, and when it was written. */
interface Kept extends NoteReading {
  readonly path: string;
  readonly written: number;
}

/** Finds what was written down in earlier runs. */
export const tool = defineTool({
  name: 'recall',
  description: `Searches the workspace's memory, and gives the topics that fit best with all they say. Words may be of any language. What has expired is not found.
Use it before work that may have been done or decided before, when the index of the memory names a topic that fits, or when the person speaks of something from an earlier run.
Do not use it to search the files of the project: grep does that.`,
  input: z.object({
    query: z.string().min(1).max(500).describe('What to look for: a few words that the topic may use.'),
    limit: z.int().min(1).max(20).optional().describe('How many topics to give at most. 5 when left out.'),
  }),
  risk: 'read',
  subjects: () => ({ paths: [{ path: memoryFolder, access: 'read' as const }] }),
  async execute({ query, limit = 5 }, context) {
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
  },
});

async function notesIn({ files, views }: ToolContext): Promise<readonly Kept[]> {
  const places = topicFiles(views.read(workspaceView));
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
