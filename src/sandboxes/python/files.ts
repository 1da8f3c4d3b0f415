import type { SandboxChange } from '../../agent/ports.ts';
import type { SandboxHost } from '../engine.ts';

/** What Emscripten's file system can do, as far as it is used here. */
export interface FileSystem {
  readonly filesystems: {
    readonly MEMFS: { resizeFileStorage(node: unknown, size: number): void };
  };
  readonly ErrnoError: new (code: number) => Error;
  mkdirTree(path: string): void;
  writeFile(path: string, bytes: Uint8Array): void;
  readFile(path: string): Uint8Array;
  readdir(path: string): readonly string[];
  readlink(path: string): string;
  symlink(target: string, path: string): void;
  chmod(path: string, mode: number): void;
  utime(path: string, accessed: number, changed: number): void;
  lstat(path: string): { readonly mode: number; readonly mtime: Date };
  isDir(mode: number): boolean;
  isLink(mode: number): boolean;
  isFile(mode: number): boolean;
  write(
    stream: { readonly node: { readonly mode: number } },
    buffer: unknown,
    offset: number,
    length: number,
    ...rest: readonly unknown[]
  ): number;
}

/** What is not the workspace's: the system's own, and what is thrown away when a program ends. */
const system = new Set(['dev', 'proc', 'tmp', 'lib/python3.14', 'lib/python314.zip']);

/** A time at which nothing is written. A file that still has it was not touched. */
const untouched = 1_000;

/** No space left on device. */
const full = 51;

/** What stood at a path before the program ran: a folder, what it may not open, a link, or the content of a file. */
type State = 'folder' | 'closed' | { readonly target: string } | Uint8Array;
type Before = ReadonlyMap<string, State>;

/** Puts the files into the interpreter's file system, whose root is the workspace. It takes at most so many bytes more. */
export function layOut(
  fs: FileSystem,
  { entries, given }: Pick<SandboxHost, 'entries' | 'given'>,
  room: number,
): Before {
  const before = new Map<string, State>();
  for (const path of foldersIn(fs)) before.set(path, 'folder');
  for (const entry of entries) {
    const path = `/${entry.path}`;
    fs.mkdirTree(path.slice(0, path.lastIndexOf('/')) || '/');
    if (entry.is === 'folder') fs.mkdirTree(path);
    else if (entry.is === 'link') fs.symlink(entry.target, path);
    else {
      fs.writeFile(path, given.get(entry.path) ?? new Uint8Array());
      fs.utime(path, untouched, untouched);
      if (entry.is === 'closed') fs.chmod(path, 0);
    }
    before.set(entry.path, stateOf(entry, given));
  }
  limit(fs, room);
  return before;
}

function stateOf(entry: SandboxHost['entries'][number], given: SandboxHost['given']): State {
  if (entry.is === 'link') return { target: entry.target };
  return entry.is === 'file' ? (given.get(entry.path) ?? 'closed') : entry.is;
}

/** Its files lie outside the interpreter's memory, so that they need a bound of their own. */
function limit(fs: FileSystem, room: number): void {
  let left = room;
  const take = (bytes: number): void => {
    left -= bytes;
    if (left < 0) throw new fs.ErrnoError(full);
  };
  const { write } = fs;
  fs.write = (stream, buffer, offset, length, ...rest) => {
    if (fs.isFile(stream.node.mode)) take(length);
    return write.call(fs, stream, buffer, offset, length, ...rest);
  };
  const memory = fs.filesystems.MEMFS;
  const { resizeFileStorage } = memory;
  memory.resizeFileStorage = (node, size) => {
    take(size);
    resizeFileStorage.call(memory, node, size);
  };
}

/** What a program made of the files: what it wrote, linked, made and took away. */
export function changesIn(fs: FileSystem, before: Before): readonly SandboxChange[] {
  const seen = new Set<string>();
  const changes: SandboxChange[] = [];
  const enter = (folder: string): void => {
    for (const name of fs.readdir(`/${folder}`)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (name === '.' || name === '..' || system.has(path)) continue;
      seen.add(path);
      const { mode, mtime } = fs.lstat(`/${path}`);
      const was = before.get(path);
      if (fs.isDir(mode)) {
        // a folder with something in it comes with that
        if (was !== 'folder' && fs.readdir(`/${path}`).length <= 2) changes.push({ path, entry: { is: 'folder' } });
        enter(path);
      } else if (fs.isLink(mode)) {
        const target = fs.readlink(`/${path}`);
        const same = typeof was === 'object' && 'target' in was && was.target === target;
        if (!same) changes.push({ path, entry: { is: 'link', target } });
      } else if (mtime.getTime() !== untouched || was === undefined) {
        const bytes = fs.readFile(`/${path}`);
        if (!(was instanceof Uint8Array) || !isSame(was, bytes)) changes.push({ path, entry: { is: 'file', bytes } });
      }
    }
  };
  enter('');
  const gone = [...before.keys()].filter((path) => !seen.has(path));
  return [...changes, ...gone.map((path): SandboxChange => ({ path, entry: { is: 'gone' } }))];
}

function foldersIn(fs: FileSystem, folder = ''): readonly string[] {
  return fs.readdir(`/${folder}`).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (name === '.' || name === '..' || system.has(path) || !fs.isDir(fs.lstat(`/${path}`).mode)) return [];
    return [path, ...foldersIn(fs, path)];
  });
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
