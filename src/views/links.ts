import { resolvePath } from '../base/path.ts';
import { type File, type Folder, nodeAt } from './workspace.ts';

/**
 * Where a path leads. `passed` are all paths that name the place on the way, the spelled one first, `path` last. A path
 * that leads in a circle leads nowhere.
 */
export type Way =
  | { readonly leads: 'somewhere'; readonly path: string; readonly passed: readonly string[] }
  | { readonly leads: 'nowhere'; readonly passed: readonly string[] };

/** As on Linux: who meets more links than this is taken to go in a circle. */
const mostLinks = 40;

/**
 * Follows the links of a resolved path, wherever in it they stand; a link's target is absolute or from the link's own
 * folder. Nothing needs to be there: what a dangling link leads to is where a write would go.
 */
export function followLinks(root: Folder, path: string): Way {
  const passed = [path];
  const ahead = path === '' ? [] : path.split('/').reverse();
  let behind: string[] = [];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      behind.pop();
      continue;
    }
    const node = nodeAt(root, [...behind, name].join('/'));
    if (node?.is !== 'link') {
      behind.push(name);
      continue;
    }
    if (passed.length > mostLinks) return { leads: 'nowhere', passed };
    if (node.target.startsWith('/')) behind = [];
    ahead.push(...node.target.split('/').reverse());
    passed.push(fold([...behind, ...ahead.toReversed()]));
  }
  const end = behind.join('/');
  return { leads: 'somewhere', path: end, passed: passed.at(-1) === end ? passed : [...passed, end] };
}

/** The file that stands at a resolved path, or where its links lead; undefined when there is none. */
export function fileAt(root: Folder, path: string): File | undefined {
  const way = followLinks(root, path);
  const node = way.leads === 'somewhere' ? nodeAt(root, way.path) : undefined;
  return node?.is === 'file' ? node : undefined;
}

/** Folds names as `resolvePath` does; what it would refuse is kept for the guard to see. */
function fold(names: readonly string[]): string {
  const path = names.join('/');
  return resolvePath(`/${path}`) ?? path;
}
