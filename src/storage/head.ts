import type { Entry, Event, FileChange } from '../protocol/event.ts';

/** What happens to the list of paths that a workspace's head is kept as: one is put, or one goes with all below it. */
export type HeadEdit =
  | { readonly is: 'put'; readonly path: string; readonly entry: Entry }
  | { readonly is: 'clear'; readonly path: string };

/** How facts move a head, path by path. Folders on the way are put too, so that they stay when their files go. */
export function editsOf(events: readonly Event[]): readonly HeadEdit[] {
  return events.flatMap((event) => (event.type === 'files.changed' ? event.changes.flatMap(editsOfChange) : []));
}

/** How the files that a run begins with make the head of a new workspace. */
export function firstEdits(events: readonly Event[]): readonly HeadEdit[] {
  return events.flatMap((event) => (event.type === 'run.started' ? event.files.flatMap(editsOfChange) : []));
}

/** Whether `path` is `above` or lies in it. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}

function editsOfChange({ path, entry }: FileChange): readonly HeadEdit[] {
  if (entry.is === 'gone') return [{ is: 'clear', path }];
  const names = path.split('/');
  const folders = names
    .slice(1)
    .map((_, depth): HeadEdit => ({ is: 'put', path: names.slice(0, depth + 1).join('/'), entry: { is: 'folder' } }));
  const replaced: readonly HeadEdit[] = entry.is === 'folder' ? [] : [{ is: 'clear', path }];
  return [...replaced, ...folders, { is: 'put', path, entry }];
}
