import { resolvePath } from '../../base/path.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';

/** Where a file is to stand, as it was typed: its path, or why there can be none. */
export type Place = { readonly path: string } | { readonly fault: string };

/** The place for a file that is not there yet. */
export function placeFor(root: Folder, typed: string): Place {
  const text = typed.trim();
  const path = resolvePath(text);
  if (text === '') return { fault: 'Give it a name, with folders if you like: docs/plan.md.' };
  if (path === undefined || path === '' || text.endsWith('/')) return { fault: 'No file can have that name.' };
  const there = nodeAt(root, path);
  if (there?.is === 'folder') return { fault: `There is a folder at ${path}.` };
  if (there !== undefined) return { fault: `There is a file at ${path} already.` };
  const names = path.split('/');
  const above = names.map((_, at) => names.slice(0, at).join('/')).find((each) => isInTheWay(root, each));
  return above === undefined ? { path } : { fault: `${above} is a file, so nothing can stand below it.` };
}

function isInTheWay(root: Folder, path: string): boolean {
  const node = nodeAt(root, path);
  return node !== undefined && node.is !== 'folder';
}
