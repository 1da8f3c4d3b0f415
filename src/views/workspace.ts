import { Names } from '../base/names.ts';
import type { Entry, Event } from '../protocol/event.ts';
import type { View } from './view.ts';

/** A file: the blob it names, its size in bytes, and the fact that put it there. */
export interface File {
  readonly is: 'file';
  readonly blob: string;
  readonly bytes: number;
  readonly seq: number;
  readonly at: number;
}

/** A link to another path, absolute or from the link's own folder. */
export interface Link {
  readonly is: 'link';
  readonly target: string;
  readonly seq: number;
  readonly at: number;
}

/** A folder. A write copies the folders on its path and shares all others. */
export interface Folder {
  readonly is: 'folder';
  readonly names: Names<Node>;
}

export type Node = File | Link | Folder;

/** A folder with nothing in it. */
export const emptyFolder: Folder = { is: 'folder', names: Names.empty() };

/** What stands at a resolved path (no leading slash; `''` is the root), links not followed. */
export function nodeAt(root: Folder, path: string): Node | undefined {
  if (path === '') return root;
  let at: Node | undefined = root;
  for (const name of path.split('/')) {
    if (at?.is !== 'folder') return undefined;
    at = at.names.get(name);
  }
  return at;
}

/** All files and links below a folder with their paths, folders in order of name. */
export function* walk(folder: Folder, at = ''): Generator<readonly [path: string, node: File | Link]> {
  for (const [name, node] of folder.names) {
    const path = at === '' ? name : `${at}/${name}`;
    if (node.is === 'folder') yield* walk(node, path);
    else yield [path, node];
  }
}

function put(folder: Folder, names: readonly string[], node: Node | undefined): Folder {
  const [name, ...rest] = names;
  if (name === undefined) return folder;
  if (rest.length === 0)
    return { is: 'folder', names: node === undefined ? folder.names.without(name) : folder.names.with(name, node) };
  const inner = folder.names.get(name);
  if (node === undefined && inner?.is !== 'folder') return folder;
  return {
    is: 'folder',
    names: folder.names.with(name, put(inner?.is === 'folder' ? inner : emptyFolder, rest, node)),
  };
}

function nodeOf(entry: Entry, { seq, at }: { seq: number; at: number }): Node | undefined {
  switch (entry.is) {
    case 'file':
      return { is: 'file', blob: entry.blob, bytes: entry.bytes, seq, at };
    case 'link':
      return { is: 'link', target: entry.target, seq, at };
    case 'folder':
      return emptyFolder;
    case 'gone':
      return undefined;
  }
}

/** The tree after some changes at one place of the log. */
export function change(
  root: Folder,
  changes: readonly { readonly path: string; readonly entry: Entry }[],
  place: { seq: number; at: number },
): Folder {
  let folder = root;
  for (const { path, entry } of changes) {
    if (entry.is === 'folder' && nodeAt(folder, path)?.is === 'folder') continue;
    folder = put(folder, path.split('/'), nodeOf(entry, place));
  }
  return folder;
}

/** Which files there are, and which blob each one names. All agents of the run share it. */
export const workspaceView: View<Folder> = {
  initial: emptyFolder,
  evolve(folder, event: Event) {
    if (event.type === 'run.started') return change(emptyFolder, event.files, event);
    if (event.type === 'files.changed') return change(folder, event.changes, event);
    return folder;
  },
};
