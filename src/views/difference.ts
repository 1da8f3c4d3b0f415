import type { Entry, FileChange } from '../protocol/event.ts';
import type { FileDifference } from '../protocol/keeping.ts';
import type { Folder } from './workspace.ts';

/** Every entry of a tree by its path, folders before what is in them. */
export function entriesOf(folder: Folder, at = ''): readonly FileChange[] {
  return [...folder.names].flatMap(([name, node]): readonly FileChange[] => {
    const path = at === '' ? name : `${at}/${name}`;
    if (node.is === 'folder') return [{ path, entry: { is: 'folder' } }, ...entriesOf(node, path)];
    if (node.is === 'link') return [{ path, entry: { is: 'link', target: node.target } }];
    return [{ path, entry: { is: 'file', blob: node.blob, bytes: node.bytes } }];
  });
}

/** What would become of a list of files if they became those of another, in order of path. */
export function differenceOf(before: readonly FileChange[], after: readonly FileChange[]): readonly FileDifference[] {
  const was = new Map(before.map(({ path, entry }) => [path, entry]));
  const now = new Map(after.map(({ path, entry }) => [path, entry]));
  const paths = [...new Set([...was.keys(), ...now.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return paths.flatMap((path): readonly FileDifference[] => {
    const [old, young] = [was.get(path), now.get(path)];
    if (young === undefined) return old === undefined ? [] : [{ path, is: 'removed', before: old }];
    if (old === undefined) return [{ path, is: 'added', after: young }];
    return isSame(old, young) ? [] : [{ path, is: 'changed', before: old, after: young }];
  });
}

/** The changes that make one list of files the other. */
export function changesOf(differences: readonly FileDifference[]): readonly FileChange[] {
  // what goes makes room first: a file may come where a folder was
  const gone = differences.flatMap(({ path, after }): readonly FileChange[] =>
    after === undefined ? [{ path, entry: { is: 'gone' } }] : [],
  );
  return [...gone, ...differences.flatMap(({ path, after }) => (after === undefined ? [] : [{ path, entry: after }]))];
}

function isSame(a: Entry, b: Entry): boolean {
  if (a.is === 'file') return b.is === 'file' && a.blob === b.blob;
  if (a.is === 'link') return b.is === 'link' && a.target === b.target;
  return a.is === b.is;
}
