import { quotePath } from '../base/path.ts';
import { encode } from '../base/text.ts';
import type { FileChange } from '../protocol/event.ts';
import { agentsView } from '../views/agent.ts';
import { decisionsView } from '../views/questions.ts';
import { seenView } from '../views/seen.ts';
import { type File, type Folder, type Node, nodeAt, workspaceView } from '../views/workspace.ts';
import { conflictAt } from './conflict.ts';
import { listBelow, meantBy } from './listing.ts';
import type { Log } from './log.ts';
import type { Mirrorable } from './mirror.ts';
import { ceilingFor } from './permissions/ceiling.ts';
import { guard } from './permissions/guard.ts';
import { obstacleTo, placeOf } from './place.ts';
import type { Blobs } from './ports.ts';

/** Something about a file that the model or a person should read: what is wrong, and what to do. */
class FileError extends Error {}

/** A file or folder that a tool found. `path` is resolved: no leading slash, no `.` or `..`. */
export interface Found {
  readonly path: string;
  readonly node: Node;
}

/**
 * The files of a run as one call may use them. Paths may be given in any form (`/a`, `a`, `./b/../a`, `~/a`); links are
 * followed. Everything passes the guard: what the rules refuse throws a `FileError`, and listings leave it out.
 */
export interface Files {
  /** What stands at a path after links are followed; undefined when nothing does. Refused paths throw. */
  find(path: string): Found | undefined;
  /** The bytes of a file. Missing, a folder, refused: a `FileError` that says so. The file counts as read by this call. */
  read(path: string): Promise<{ readonly path: string; readonly bytes: Uint8Array }>;
  /** Content of a blob by hash (for `output:<call>`). */
  blob(hash: string): Promise<Uint8Array | undefined>;
  /**
   * All files below a folder that may be read, in order of path, and how many places were left out by the guard: a folder
   * that is closed is one place. A link is listed as a link, when what it leads to may be read.
   */
  list(path: string): { readonly files: readonly Found[]; readonly leftOut: number };
  /**
   * Puts text or bytes at a path, creating folders. Says which path it became, and which file stood there before. A file that
   * somebody changed after the agent had read it is refused; after this very call had, when it is `merging` what is there.
   */
  write(
    path: string,
    content: string | Uint8Array,
    how?: { readonly merging: boolean },
  ): { readonly path: string; readonly before: File | undefined };
  /** Takes away the file at a path, and says which path it was. Missing, a folder, refused: a `FileError` that says so. */
  remove(path: string): { readonly path: string };
}

/** The files as one call uses them, and what it has read of them so far. */
export interface FilesOfCall extends Files {
  readonly reads: readonly Read[];
  /** What a sandbox mirrors of them. */
  readonly mirrored: Mirrorable;
}

interface Read {
  readonly path: string;
  readonly blob: string;
}

/** Whose files they are, and until when. */
interface Holder {
  readonly name: string;
  readonly log: Log;
  readonly ports: { readonly blobs: Blobs };
  readonly signal: AbortSignal;
}

/** Opens the files to one call: the guard stands before each access, and what is written is a fact with the call's name. */
export function filesFor({ log, name, ports, signal }: Holder, call: string): FilesOfCall {
  const reads: Read[] = [];
  const wrote = new Map<string, string>();
  const root = () => log.read(workspaceView);
  const standing = () => log.read(agentsView)[name];
  const running = () => standing()?.calls.find(({ id, progress }) => id === call && progress.is === 'running');

  /** Why the call may not touch a path, by the rules of this moment; undefined when it may. What the ladder judged is approved. */
  function refusal(path: string, access: 'read' | 'write'): string | undefined {
    const agents = log.read(agentsView);
    if (agents[name] === undefined) return `There is no agent ${name}.`;
    const judged = log.read(decisionsView)[call]?.subjects.paths ?? [];
    const approved = judged.some((each) => each.path === path && each.access === access);
    const admission = guard(path, access, ceilingFor(agents, name), { approved, tool: running() });
    return admission.verdict === 'deny' ? admission.reason : undefined;
  }

  /** Follows a path to its place. Every name that the place has on the way must be open. */
  function enter(given: string, access: 'read' | 'write') {
    const place = placeOf(root(), given);
    for (const path of place.passed) {
      const why = refusal(path, access);
      if (why !== undefined) throw new FileError(why);
    }
    if (place.is === 'nowhere') throw new FileError(place.why);
    return place;
  }

  function find(given: string): Found | undefined {
    const { path } = enter(given, 'read');
    const node = nodeAt(root(), path);
    return node && { path, node };
  }

  const below = (path: string, node: Folder) =>
    listBelow(root(), { path, node }, (each) => refusal(each, 'read') !== undefined);

  function fileAt(given: string): { readonly path: string; readonly node: File } {
    const found = find(given);
    if (found === undefined)
      throw new FileError(`There is no file at ${quotePath(given)}.${sayNear(meantBy(given, below('', root())))}`);
    const { path, node } = found;
    if (node.is !== 'file')
      throw new FileError(`${quotePath(path)} is a folder, not a file. Use list_files to see what it holds.`);
    return { path, node };
  }

  /** What a call writes after its end is refused. */
  function refuseLate(what: string): void {
    if (signal.aborted || running() === undefined)
      throw new FileError(`${what} was not written: the call was already over.`);
  }

  /** What the agent takes to stand at a path: what this call read or wrote there, or, unless it merges, calls before it. */
  function isAsTaken(path: string, now: File, merging: boolean): boolean {
    const here = wrote.get(path) ?? reads.findLast((each) => each.path === path)?.blob;
    const before = merging || wrote.has(path) ? undefined : log.read(seenView)[name]?.blobs.get(path);
    return [here, before].every((blob) => blob === undefined || blob === now.blob);
  }

  function change(...changes: readonly FileChange[]): void {
    for (const { path, entry } of changes) if (entry.is === 'file') wrote.set(path, entry.blob);
    log.append(name, { type: 'files.changed', because: 'tool', call, changes });
  }

  return {
    find,
    list(given) {
      const found = find(given);
      if (found === undefined)
        throw new FileError(`There is no folder at ${quotePath(given)}. Use glob to find where it is.`);
      if (found.node.is !== 'folder')
        throw new FileError(`${quotePath(found.path)} is not a folder but a file. Use read_file.`);
      return below(found.path, found.node);
    },
    reads,
    async read(given) {
      const { path, node } = fileAt(given);
      const bytes = await ports.blobs.get(node.blob);
      if (bytes === undefined) throw new FileError(`The content of ${quotePath(path)} is not stored here any more.`);
      if (!reads.some((each) => each.path === path && each.blob === node.blob)) reads.push({ path, blob: node.blob });
      return { path, bytes };
    },
    blob: (hash) => ports.blobs.get(hash),
    mirrored: {
      root,
      refusal,
      conflict: (path, now) => (isAsTaken(path, now, false) ? undefined : conflictAt(path, now, name, log)),
      blobs: ports.blobs,
      append(changes) {
        refuseLate('What the code changed');
        change(...changes);
      },
    },
    remove(given) {
      refuseLate(quotePath(given));
      const { path } = enter(given, 'write');
      const node = nodeAt(root(), path);
      if (node === undefined) throw new FileError(`There is no file at ${quotePath(given)}.`);
      if (node.is === 'folder') throw new FileError(`${quotePath(path)} is a folder, not a file.`);
      change({ path, entry: { is: 'gone' } });
      return { path };
    },
    write(given, content, { merging } = { merging: false }) {
      refuseLate(quotePath(given));
      const place = enter(given, 'write');
      const obstacle = obstacleTo(root(), given, place);
      if (obstacle !== undefined) throw new FileError(obstacle);
      const { path } = place;
      const before = nodeAt(root(), path);
      if (before?.is === 'file' && !isAsTaken(path, before, merging))
        throw new FileError(conflictAt(path, before, name, log));
      const bytes = typeof content === 'string' ? encode(content) : content;
      change({ path, entry: { is: 'file', blob: ports.blobs.put(bytes), bytes: bytes.length } });
      return { path, before: before?.is === 'file' ? before : undefined };
    },
  };
}

function sayNear(paths: readonly string[]): string {
  return paths.length === 0 ? ' Use glob to find where it is.' : ` Did you mean ${paths.map(quotePath).join(', or ')}?`;
}
