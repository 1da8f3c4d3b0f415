import { followLinks } from '../views/links.ts';
import type { File, Folder, Link } from '../views/workspace.ts';
import { nearest } from './permissions/nearest.ts';

/** What may be read below a folder, and how many places may not: a folder that is closed is one place. */
export interface Listing {
  readonly files: readonly { readonly path: string; readonly node: File | Link }[];
  readonly leftOut: number;
}

/** Lists all files and links below a folder, in order of path. A link is closed when anything on its way is, and is not entered. */
export function listBelow(
  root: Folder,
  from: { readonly path: string; readonly node: Folder },
  closed: (path: string) => boolean,
): Listing {
  const files: { readonly path: string; readonly node: File | Link }[] = [];
  let leftOut = 0;
  const enter = (folder: Folder, at: string): void => {
    for (const [name, node] of folder.names) {
      const path = at === '' ? name : `${at}/${name}`;
      const passed = node.is === 'link' ? followLinks(root, path).passed : [path];
      if (passed.some(closed)) leftOut++;
      else if (node.is === 'folder') enter(node, path);
      else files.push({ path, node });
    }
  };
  enter(from.node, from.path);
  return { files, leftOut };
}

/** Files that someone may have meant who gave a path where nothing stands: of the same or nearly the same name. */
export function meantBy(path: string, { files }: Listing): readonly string[] {
  const nameOf = (each: string) => each.slice(each.lastIndexOf('/') + 1);
  const wanted = nameOf(path);
  const names = new Set(files.map((file) => nameOf(file.path)));
  const near = names.has(wanted) ? [wanted] : nearest(wanted, [...names]);
  const shared = (each: string) => path.split('/').filter((name) => each.split('/').includes(name)).length;
  return near
    .flatMap((name) => files.filter((file) => nameOf(file.path) === name).map((file) => file.path))
    .sort((a, b) => shared(b) - shared(a))
    .slice(0, 3);
}
