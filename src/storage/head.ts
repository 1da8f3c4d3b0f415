import type { Entry, Event, FileChange } from '../protocol/event.ts';
import { isHash } from './named.ts';
import type { Batch, RunRecord, WorkspaceRecord } from './store.ts';

/** What happens to the list of paths that a workspace's head is kept as: one is put, or one goes with all below it. */
export type HeadEdit =
  | { readonly is: 'put'; readonly path: string; readonly entry: Entry }
  | { readonly is: 'clear'; readonly path: string };

/** What the facts of a batch do to the head of their run's workspace, and the records that follow. */
export interface HeadMove {
  readonly edits: readonly HeadEdit[];
  readonly record: RunRecord;
  readonly workspace?: WorkspaceRecord;
  /** Whether the head moved; `detached` when files changed and it did not, since another run has moved it. */
  readonly head?: 'moved' | 'detached';
}

/**
 * How new facts move a head. A run that goes on from what the head is now is attached, and takes it along; one that began
 * from an older head is detached: its files are its own. `rows` is what the head holds, for the facts that begin a run.
 */
export function moveHead(
  record: RunRecord,
  events: readonly Event[],
  workspace: WorkspaceRecord | undefined,
  rows: ReadonlyMap<string, Entry>,
): HeadMove {
  const edits = events.flatMap((event) => {
    if (event.type === 'run.started')
      return event.files.every((file) => isThere(rows, file)) ? [] : editsOf(event.files);
    return event.type === 'files.changed' ? editsOf(event.changes) : [];
  });
  const last = events.at(-1);
  if (record.workspace === undefined || edits.length === 0 || last === undefined) return { edits: [], record };
  if (workspace === undefined || workspace.moved !== record.workspace.head)
    return { edits: [], record, head: 'detached' };
  const moved = workspace.moved + 1;
  return {
    edits,
    record: { ...record, workspace: { ...record.workspace, head: moved } },
    workspace: { ...workspace, moved, updated: last.at },
    head: 'moved',
  };
}

/** How changes move the list of paths. Folders on the way are put too, so that they stay when their files go. */
export function editsOf(changes: readonly FileChange[]): readonly HeadEdit[] {
  return changes.flatMap(editsOfChange);
}

/** Whether `path` is `above` or lies in it. */
export function isWithin(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}/`);
}

/** The content that a run which begins from a workspace finds there: another tab may have let it go just now. */
export function contentAtStart({ events: [first], workspace }: Batch): readonly string[] {
  if (workspace === undefined || first?.type !== 'run.started') return [];
  return first.files.flatMap(({ entry }) => (entry.is === 'file' && isHash(entry.blob) ? [entry.blob] : []));
}

function isThere(rows: ReadonlyMap<string, Entry>, { path, entry }: FileChange): boolean {
  const row = rows.get(path);
  if (row === undefined) return entry.is === 'gone';
  if (row.is === 'file') return entry.is === 'file' && row.blob === entry.blob;
  if (row.is === 'link') return entry.is === 'link' && row.target === entry.target;
  return row.is === entry.is;
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
