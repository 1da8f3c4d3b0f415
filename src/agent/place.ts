import { quotePath, resolvePath } from '../base/path.ts';
import { followLinks } from '../views/links.ts';
import { type Folder, nodeAt } from '../views/workspace.ts';

/** Where a path that somebody wrote leads in the tree, or why it leads nowhere. */
export type Place =
  | { readonly is: 'place'; readonly path: string; readonly passed: readonly string[] }
  | { readonly is: 'nowhere'; readonly why: string; readonly passed: readonly string[] };

/** Finds the place that a path names: resolved, with all links followed. Nothing needs to stand there. */
export function placeOf(root: Folder, given: string): Place {
  const path = resolvePath(given);
  if (path === undefined)
    return {
      is: 'nowhere',
      why: `"${quotePath(given)}" cannot be a path: it is too long, or holds characters that no name may have.`,
      passed: [],
    };
  const way = followLinks(root, path);
  if (way.leads === 'nowhere')
    return { is: 'nowhere', why: `${quotePath(path)} leads in a circle of links.`, passed: way.passed };
  return { is: 'place', path: way.path, passed: way.passed };
}

/** Why no file can be written at a place, or undefined when one can. */
export function obstacleTo(root: Folder, given: string, way: Extract<Place, { is: 'place' }>): string | undefined {
  const { path, passed } = way;
  const spelled = quotePath(passed[0] ?? path);
  if (nodeAt(root, path)?.is === 'folder') return `${spelled} is a folder, not a file. Give the path of a file in it.`;
  if (/[/\\]\.{0,2}$/.test(given)) return `${quotePath(given)} is the path of a folder. Give the path of a file.`;
  const names = path.split('/');
  for (let i = 1; i < names.length; i++) {
    const above = names.slice(0, i).join('/');
    if (nodeAt(root, above)?.is === 'file')
      return `${spelled} cannot be written: ${quotePath(above)} is a file, not a folder.`;
  }
  if (dangles(root, passed[0] ?? path))
    return `${spelled} goes through a link to something that is not there. Write to a path without that link.`;
  return undefined;
}

/** Whether a link on the path, at its end or above it, leads to nothing. */
function dangles(root: Folder, path: string): boolean {
  const names = path.split('/');
  return names.some((name, i) => {
    const above = followLinks(root, names.slice(0, i).join('/'));
    if (above.leads === 'nowhere') return true;
    const at = above.path === '' ? name : `${above.path}/${name}`;
    if (nodeAt(root, at)?.is !== 'link') return false;
    const way = followLinks(root, at);
    return way.leads === 'nowhere' || nodeAt(root, way.path) === undefined;
  });
}
