import type { Mirrored, SandboxChange } from '../../agent/ports.ts';

/** A file in the tree. Its content lies here once it was read or written; until then `blob` says which it is. */
export interface TreeFile {
  readonly is: 'file';
  blob: string | undefined;
  bytes: number;
  content: Uint8Array | undefined;
  at: number;
  mode: number;
  /** What the shell lays out for itself is no file of the workspace, and no listing shows it. */
  readonly own: boolean;
}

export interface TreeFolder {
  readonly is: 'folder';
  readonly names: Map<string, TreeNode>;
  at: number;
  mode: number;
  own: boolean;
}

interface TreeLink {
  readonly is: 'link';
  readonly target: string;
  readonly at: number;
  readonly own: boolean;
}

/** A file or folder that may not be read, and of which nothing else is known. */
interface Closed {
  readonly is: 'closed';
  readonly own: false;
}

export type TreeNode = TreeFile | TreeFolder | TreeLink | Closed;

/** Something at a path that does not work, in the words of the system. `code` is the system's name for it. */
export class PathError extends Error {
  constructor(code: keyof typeof meanings, doing: string, path: string) {
    super(`${code}: ${meanings[code]}, ${doing} '${path}'`);
  }
}

const meanings = {
  EACCES: 'permission denied',
  EEXIST: 'file already exists',
  EINVAL: 'invalid argument',
  EISDIR: 'illegal operation on a directory',
  ELOOP: 'too many levels of symbolic links',
  ENOENT: 'no such file or directory',
  ENOTDIR: 'not a directory',
  ENOTEMPTY: 'directory not empty',
  EPERM: 'operation not permitted',
} as const;

/** A place in the tree, after links: the folder that it is in, its name there, and what stands there. */
interface Place {
  readonly path: string;
  readonly folder: TreeFolder;
  readonly name: string;
  readonly node: TreeNode | undefined;
}

/** As on Linux: who meets more links than this is taken to go in a circle. */
const mostLinks = 40;
/** What is in these is in memory and gone after the command, unless the workspace has a folder of that name. */
const scratch = new Set(['tmp', 'dev', 'proc']);
const mode = { file: 0o755, folder: 0o755, link: 0o777 };

/** The files of the workspace as a tree in memory, which commands change, and which knows what they changed. */
export class Tree {
  readonly root = folderOf(0, false);
  readonly #began: ReadonlyMap<string, Mirrored>;
  /** Whether what is made now is laid out by the shell itself. */
  laying = true;

  constructor(entries: readonly Mirrored[]) {
    this.#began = new Map(entries.map((entry) => [entry.path, entry]));
    for (const entry of entries) this.#plant(entry);
  }

  /** Where a path leads. Links are followed, the last one only if asked. */
  place(path: string, doing: string, { follow = true, depth = 0 } = {}): Place {
    const names = path.split('/').filter(Boolean);
    let folder = this.root;
    for (const [at, name] of names.entries()) {
      const node = folder.names.get(name);
      const last = at === names.length - 1;
      if (node?.is === 'closed') throw new PathError('EACCES', doing, path);
      if (node?.is === 'link' && (!last || follow)) {
        if (depth > mostLinks) throw new PathError('ELOOP', doing, path);
        const here = `/${names.slice(0, at).join('/')}`;
        const rest = names.slice(at + 1).join('/');
        return this.place(normalize(here, `${node.target}/${rest}`), doing, { follow, depth: depth + 1 });
      }
      if (last) return { path: `/${names.join('/')}`, folder, name, node };
      if (node === undefined) throw new PathError('ENOENT', doing, path);
      if (node.is !== 'folder') throw new PathError('ENOTDIR', doing, path);
      folder = node;
    }
    return { path: '/', folder, name: '', node: this.root };
  }

  /** What stands at a path, or an error that says that nothing does. */
  at(path: string, doing: string, follow = true): TreeNode {
    const { node } = this.place(path, doing, { follow });
    if (node === undefined) throw new PathError('ENOENT', doing, path);
    return node;
  }

  folderAt(path: string, doing: string): TreeFolder {
    const node = this.at(path, doing);
    if (node.is !== 'folder') throw new PathError('ENOTDIR', doing, path);
    return node;
  }

  /** Puts something at a place. The folders that a file of the workspace is in are from then on of the workspace too. */
  put({ folder, name, path }: Omit<Place, 'node'>, node: TreeNode): void {
    folder.names.set(name, node);
    if (this.#isOwn(path)) return;
    const names = path.split('/').filter(Boolean);
    let at: TreeNode | undefined = this.root;
    for (const each of names) {
      if (at?.is === 'folder') at = at.names.get(each);
      if (at?.is === 'folder') at.own = false;
    }
  }

  file(path: string, content: Uint8Array, at: number): TreeFile {
    return {
      is: 'file',
      blob: undefined,
      bytes: content.length,
      content,
      at,
      mode: mode.file,
      own: this.#isOwn(path),
    };
  }

  folder(path: string, at: number): TreeFolder {
    return folderOf(at, this.#isOwn(path));
  }

  link(path: string, target: string, at: number): TreeLink {
    return { is: 'link', target, at, own: this.#isOwn(path) };
  }

  /** The names in a folder, in order, as `ls` shows them, and those that it does not show because they are closed. */
  list(folder: TreeFolder) {
    const names: (readonly [string, TreeNode])[] = [];
    const closed: string[] = [];
    for (const [name, node] of folder.names) {
      if (node.is === 'closed') closed.push(name);
      else if (!node.own || folder.own) names.push([name, node]);
    }
    return { names: names.sort(([a], [b]) => (a < b ? -1 : 1)), closed };
  }

  /** All that was changed since the beginning. `contentOf` brings what was moved and never read. */
  async changes(contentOf: (file: TreeFile, path: string) => Promise<Uint8Array>): Promise<readonly SandboxChange[]> {
    const changes: SandboxChange[] = [];
    const seen = new Set<string>();
    const enter = async (folder: TreeFolder, above: string): Promise<void> => {
      for (const [name, node] of folder.names) {
        if (node.own) continue;
        const path = above === '' ? name : `${above}/${name}`;
        seen.add(path);
        const was = this.#began.get(path);
        if (node.is === 'file') {
          if (was?.is !== 'file' || was.blob !== node.blob)
            changes.push({ path, entry: { is: 'file', bytes: await contentOf(node, path) } });
        } else if (node.is === 'link') {
          if (was?.is !== 'link' || was.target !== node.target)
            changes.push({ path, entry: { is: 'link', target: node.target } });
        } else if (node.is === 'folder') {
          if (was?.is !== 'folder' && node.names.size === 0) changes.push({ path, entry: { is: 'folder' } });
          await enter(node, path);
        }
      }
    };
    await enter(this.root, '');
    // what is in a folder goes before it
    for (const path of [...this.#began.keys()].reverse())
      if (!seen.has(path)) changes.unshift({ path, entry: { is: 'gone' } });
    return changes;
  }

  /** Takes over what other code has changed. */
  take(changes: readonly SandboxChange[], at: number): void {
    for (const { path, entry } of changes) {
      const place = this.#madeWay(path, at);
      if (entry.is === 'gone') place.folder.names.delete(place.name);
      else if (entry.is === 'file') this.put(place, this.file(path, entry.bytes, at));
      else if (entry.is === 'link') this.put(place, this.link(path, entry.target, at));
      else if (place.node?.is !== 'folder') this.put(place, this.folder(path, at));
    }
  }

  /** A place, with folders on the way to it. */
  #madeWay(path: string, at: number): Place {
    const names = path.split('/');
    for (let depth = 1; depth < names.length; depth++) {
      const above = this.place(`/${names.slice(0, depth).join('/')}`, 'open', { follow: false });
      if (above.node?.is !== 'folder') this.put(above, this.folder(above.path, at));
    }
    return this.place(`/${path}`, 'open', { follow: false });
  }

  #plant(entry: Mirrored): void {
    const names = entry.path.split('/');
    let folder = this.root;
    for (const name of names.slice(0, -1)) {
      const next = folder.names.get(name);
      // who mirrors the files names folders before what is in them
      if (next?.is !== 'folder') return;
      folder = next;
    }
    folder.names.set(names.at(-1) ?? '', nodeOf(entry));
  }

  #isOwn(path: string): boolean {
    const [top = ''] = path.split('/').filter(Boolean);
    return this.laying || (scratch.has(top) && !this.#began.has(top));
  }
}

function folderOf(at: number, own: boolean): TreeFolder {
  return { is: 'folder', names: new Map(), at, mode: mode.folder, own };
}

function nodeOf(entry: Mirrored): TreeNode {
  switch (entry.is) {
    case 'file':
      return {
        is: 'file',
        blob: entry.blob,
        bytes: entry.bytes,
        content: undefined,
        at: entry.at,
        mode: mode.file,
        own: false,
      };
    case 'link':
      return { is: 'link', target: entry.target, at: entry.at, own: false };
    case 'folder':
      return folderOf(0, false);
    case 'closed':
      return { is: 'closed', own: false };
  }
}

/** A path from a folder, with `.` and `..` folded. */
export function normalize(base: string, path: string): string {
  const names: string[] = [];
  for (const name of (path.startsWith('/') ? path : `${base}/${path}`).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}
