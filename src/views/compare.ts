import { type File, type Folder, type Link, type Node, walk } from './workspace.ts';

/** How a path differs between two trees. */
export type Difference = 'added' | 'changed' | 'deleted';

/** The paths of files and links that differ between two trees; folders that are one and the same are not looked into. */
export function differences(before: Folder, after: Folder): ReadonlyMap<string, Difference> {
  const found = new Map<string, Difference>();
  compare(before, after, '', found);
  return found;
}

function compare(before: Folder, after: Folder, at: string, found: Map<string, Difference>): void {
  if (before === after) return;
  for (const [name, node] of before.names) {
    const path = at === '' ? name : `${at}/${name}`;
    const other = after.names.get(name);
    if (node.is === 'folder' && other?.is === 'folder') compare(node, other, path, found);
    else if (isLeaf(node) && isLeaf(other)) {
      if (!same(node, other)) found.set(path, 'changed');
    } else {
      note(node, path, 'deleted', found);
      note(other, path, 'added', found);
    }
  }
  for (const [name, node] of after.names)
    if (before.names.get(name) === undefined) note(node, at === '' ? name : `${at}/${name}`, 'added', found);
}

function note(node: Node | undefined, path: string, difference: Difference, found: Map<string, Difference>): void {
  if (node === undefined) return;
  if (node.is !== 'folder') found.set(path, difference);
  else for (const [below] of walk(node, path)) found.set(below, difference);
}

function isLeaf(node: Node | undefined): node is File | Link {
  return node !== undefined && node.is !== 'folder';
}

/** A file that was written again with the same content is the same. */
function same(a: File | Link, b: File | Link): boolean {
  if (a.is === 'file') return b.is === 'file' && a.blob === b.blob;
  return b.is === 'link' && a.target === b.target;
}
