import { quotePath, resolvePath } from '../base/path.ts';
import type { Entry, FileChange } from '../protocol/event.ts';
import { change, type File, type Folder, type Node, nodeAt, walk } from '../views/workspace.ts';
import { placeOf } from './place.ts';
import type { Blobs, Mirrored, SandboxChange, SandboxFiles } from './ports.ts';

/** What a mirror stands in front of. `append` writes the fact of what was changed. */
export interface Mirrorable {
  root(): Folder;
  /** Why a resolved path may not be touched; undefined when it may. */
  refusal(path: string, access: 'read' | 'write'): string | undefined;
  /** Why a file may not be written over: it is not what its writer takes it for. Undefined when it may. */
  conflict?(path: string, now: File): string | undefined;
  readonly blobs: Blobs;
  append(changes: readonly FileChange[]): void;
}

/** The files as code in a sandbox sees them, and the way back for what it changed: both pass the guard. */
interface Mirror extends SandboxFiles {
  /** What was asked for in vain, in words. */
  readonly refused: ReadonlySet<string>;
  /** Keeps what the code changed, as one fact, but for what is refused. */
  keep(changes: readonly SandboxChange[]): Kept;
}

/** The paths that were changed, and what was not changed, in words. */
interface Kept {
  readonly changed: readonly string[];
  readonly notes: readonly string[];
}

/** Mirrors the files as they stand at this moment. */
export function mirrorOf({ root, refusal, conflict, blobs, append }: Mirrorable): Mirror {
  const began = root();
  const refused = new Set<string>();

  /** Where a path leads, and why not there. */
  function enter(given: string, access: 'read' | 'write'): { readonly path: string } | { readonly why: string } {
    const place = placeOf(root(), given);
    for (const path of place.passed) {
      const why = refusal(path, access);
      if (why === undefined) continue;
      refused.add(why);
      return { why };
    }
    return place.is === 'nowhere' ? { why: place.why } : place;
  }

  /** Why a path may not be changed now. What is taken away is taken away with all below it. */
  function obstacle({ path, entry }: SandboxChange, now: Folder): string | undefined {
    if (path === '' || resolvePath(path) !== path) return `${quotePath(path)} cannot be a path.`;
    const there = nodeAt(now, path);
    if (there !== undefined && there.is !== 'folder' && there !== nodeAt(began, path))
      return `${quotePath(path)} was changed by someone else meanwhile, and was left as it is.`;
    const names = path.split('/');
    const above = names.findIndex((_, at) => at > 0 && nodeAt(now, names.slice(0, at).join('/'))?.is === 'file');
    if (above > 0)
      return `${quotePath(path)} was not written: ${quotePath(names.slice(0, above).join('/'))} is a file.`;
    const below = there?.is === 'folder' && entry.is !== 'folder' ? [...walk(there, path)].map(([each]) => each) : [];
    for (const each of [path, ...below]) {
      const place = enter(each, 'write');
      if ('why' in place) return place.why;
      const node = nodeAt(now, each);
      const why = node?.is === 'file' ? conflict?.(each, node) : undefined;
      if (why !== undefined) return why;
    }
    return undefined;
  }

  return {
    get entries() {
      return entriesOf(began, (path) => refusal(path, 'read') !== undefined);
    },
    refused,
    async read(given) {
      const place = enter(given, 'read');
      if ('why' in place) throw new Error(place.why);
      const node = nodeAt(root(), place.path);
      if (node?.is !== 'file') return undefined;
      const bytes = await blobs.get(node.blob);
      if (bytes === undefined) throw new Error(`The content of ${quotePath(given)} is not stored here any more.`);
      return bytes;
    },
    refusal(given) {
      const place = enter(given, 'write');
      return 'why' in place ? place.why : undefined;
    },
    keep(changes) {
      let now = root();
      const kept: FileChange[] = [];
      const notes = new Set<string>();
      for (const each of [...changes].sort((a, b) => orders[a.entry.is] - orders[b.entry.is])) {
        const entry = entryOf(each, blobs);
        if (isSame(nodeAt(now, each.path), entry)) continue;
        const why = obstacle(each, now);
        if (why !== undefined) {
          notes.add(why);
          continue;
        }
        kept.push({ path: each.path, entry });
        now = change(now, [{ path: each.path, entry }], { seq: -1, at: 0 });
      }
      if (kept.length > 0) append(kept);
      return { changed: kept.map(({ path }) => path), notes: [...notes] };
    },
  };
}

/** What makes room comes before what needs it. */
const orders = { gone: 0, folder: 1, file: 2, link: 3 } as const;

function entryOf({ entry }: SandboxChange, blobs: Blobs): Entry {
  return entry.is === 'file' ? { is: 'file', blob: blobs.put(entry.bytes), bytes: entry.bytes.length } : entry;
}

function isSame(node: Node | undefined, entry: Entry): boolean {
  if (entry.is === 'file') return node?.is === 'file' && node.blob === entry.blob;
  if (entry.is === 'link') return node?.is === 'link' && node.target === entry.target;
  return entry.is === 'folder' ? node?.is === 'folder' : node === undefined;
}

/** Folders before what is in them. A link is closed when anything on its way is. */
function entriesOf(root: Folder, closed: (path: string) => boolean): readonly Mirrored[] {
  const entries: Mirrored[] = [];
  const enter = (folder: Folder, at: string): void => {
    for (const [name, node] of folder.names) {
      const path = at === '' ? name : `${at}/${name}`;
      const passed = node.is === 'link' ? placeOf(root, path).passed : [path];
      if (passed.some(closed)) entries.push({ path, is: 'closed' });
      else if (node.is === 'file') entries.push({ path, is: 'file', blob: node.blob, bytes: node.bytes, at: node.at });
      else if (node.is === 'link') entries.push({ path, is: 'link', target: node.target, at: node.at });
      else {
        entries.push({ path, is: 'folder' });
        enter(node, path);
      }
    }
  };
  enter(root, '');
  return entries;
}
