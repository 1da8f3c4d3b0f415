import { decode } from '../../base/text.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';
import type { Blobs } from '../ports.ts';
import { withoutTopic, withTopic } from './memory-index.ts';
import { readNote } from './note.ts';
import { memoryFolder, memoryIndex } from './topics.ts';

/** A file as a person leaves it; `null` takes it away. */
export interface EditedFile {
  readonly path: string;
  readonly text: string | null;
}

/** What a person's change of a topic writes: its file, and the line that it has in the index, which stays true. */
export async function editNote(
  root: Folder,
  { path, text }: EditedFile,
  blobs: Pick<Blobs, 'get'>,
): Promise<readonly EditedFile[]> {
  // the folder of another agent has an index of its own
  if (!path.startsWith(`${memoryFolder}/`)) return [{ path, text }];
  const node = nodeAt(root, memoryIndex);
  const bytes = node?.is === 'file' ? await blobs.get(node.blob) : undefined;
  const before = (bytes && decode(bytes)) ?? '';
  const after = text === null ? withoutTopic(before, path) : withTopic(before, path, (await readNote(path, text)).note);
  return [{ path, text }, ...(after === before ? [] : [{ path: memoryIndex, text: after }])];
}
