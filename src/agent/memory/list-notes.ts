import { decode } from '../../base/text.ts';
import { tokensIn } from '../../base/tokens.ts';
import type { Folder } from '../../views/workspace.ts';
import type { Blobs } from '../ports.ts';
import { isExpired, type NoteReading, readNote } from './note.ts';
import { topicFiles } from './topics.ts';

/** A topic of the memory as a list shows it. */
export interface ListedNote extends NoteReading {
  readonly path: string;
  readonly blob: string;
  /** The fact that put the file there. */
  readonly seq: number;
  readonly expired: boolean;
  /** What the model reads when it recalls all of it. */
  readonly tokens: number;
}

/** The topics that a workspace remembers, in order of their files. Those that cannot be read are there too, with the line. */
export async function listNotes(root: Folder, blobs: Pick<Blobs, 'get'>, now: number): Promise<readonly ListedNote[]> {
  return Promise.all(
    topicFiles(root).map(async ({ path, file: { blob, seq } }) => {
      const bytes = await blobs.get(blob);
      const reading = await readNote(path, (bytes && decode(bytes)) ?? '');
      const tokens = tokensIn(reading.note.body);
      return { path, blob, seq, ...reading, expired: isExpired(reading.note, now), tokens };
    }),
  );
}
