import type { IFileSystem } from 'just-bash/browser';
import type { SandboxHost } from '../engine.ts';
import type { Contents } from './contents.ts';
import { normalize, PathError, type Tree, type TreeFile, type TreeNode } from './tree.ts';

type Encoding = Parameters<IFileSystem['readFile']>[1];
type Content = Parameters<IFileSystem['writeFile']>[1];
type Stat = Awaited<ReturnType<IFileSystem['stat']>>;

/** The files of the workspace as the shell opens them. What is closed outside is closed here, in the system's words. */
export class FileSystem implements IFileSystem {
  readonly #tree: Tree;
  readonly #contents: Contents;
  readonly #host: SandboxHost;
  readonly #writable = new Set<string>();
  /** How many places listings have left out because they are closed. */
  readonly hidden = new Set<string>();

  constructor(tree: Tree, contents: Contents, host: SandboxHost) {
    this.#tree = tree;
    this.#contents = contents;
    this.#host = host;
  }

  async readFile(path: string, options?: Encoding): Promise<string> {
    const encoding = typeof options === 'string' ? options : options?.encoding;
    const bytes = await this.readFileBuffer(path);
    return encoding === 'latin1' || encoding === 'binary' ? latin1Of(bytes) : new TextDecoder().decode(bytes);
  }

  async readFileBytes(path: string): ReturnType<NonNullable<IFileSystem['readFileBytes']>> {
    type Bytes = Awaited<ReturnType<NonNullable<IFileSystem['readFileBytes']>>>;
    // a text of one character a byte is what the shell calls bytes
    return latin1Of(await this.readFileBuffer(path)) as unknown as Bytes;
  }

  async readFileBuffer(path: string): Promise<Uint8Array> {
    const place = this.#placeToRead(path);
    if (place?.node?.is === 'folder') throw new PathError('EISDIR', 'read', path);
    if (place?.node?.is !== 'file') return this.#missing(path, place?.path ?? normalize('/', path));
    return this.#contents.of(place.node, place.path);
  }

  #placeToRead(path: string) {
    try {
      return this.#tree.place(path, 'open');
    } catch (error) {
      if (error instanceof PathError) return undefined;
      throw error;
    }
  }

  /** What is not there may be closed as well: then it is said so outside, in words. */
  async #missing(path: string, place: string): Promise<never> {
    const [answer] = await this.#host.read([place.slice(1)]);
    throw new PathError(answer !== undefined && 'why' in answer ? 'EACCES' : 'ENOENT', 'open', path);
  }

  async writeFile(path: string, content: Content, options?: Encoding): Promise<void> {
    const place = this.#tree.place(path, 'open');
    if (place.node?.is === 'folder') throw new PathError('EISDIR', 'open', path);
    const file = this.#tree.file(place.path, bytesOf(content, options), Date.now());
    if (place.node?.is === 'file') file.mode = place.node.mode;
    await this.#allow([place.path], file.own);
    this.#tree.put(place, file);
  }

  async appendFile(path: string, content: Content, options?: Encoding): Promise<void> {
    const { node, path: real } = this.#tree.place(path, 'open');
    const more = bytesOf(content, options);
    if (node?.is !== 'file') return this.writeFile(path, more);
    const before = await this.#contents.of(node, real);
    const whole = new Uint8Array(before.length + more.length);
    whole.set(before);
    whole.set(more, before.length);
    return this.writeFile(path, whole);
  }

  async exists(path: string): Promise<boolean> {
    try {
      return this.#tree.place(path, 'access').node !== undefined;
    } catch (error) {
      if (error instanceof PathError) return false;
      throw error;
    }
  }

  async stat(path: string): Promise<Stat> {
    return statOf(this.#tree.at(path, 'stat'));
  }

  async lstat(path: string): Promise<Stat> {
    return statOf(this.#tree.at(path, 'lstat', false));
  }

  async mkdir(path: string, options: { readonly recursive?: boolean } = {}): Promise<void> {
    this.mkdirSync(path, options);
    const { path: real, node } = this.#tree.place(path, 'mkdir');
    if (node !== undefined) await this.#allow([real], node.own);
  }

  /** The shell lays out its own folders with it, before a command runs. */
  mkdirSync(path: string, { recursive = false }: { readonly recursive?: boolean } = {}): void {
    const names = path.split('/').filter(Boolean);
    for (const at of recursive ? names.keys() : [names.length - 1]) {
      const place = this.#tree.place(`/${names.slice(0, at + 1).join('/')}`, 'mkdir');
      const { node } = place;
      const folder = this.#tree.folder(place.path, Date.now());
      if (node === undefined) this.#tree.put(place, folder);
      // a folder that the shell has laid out for itself is not there yet for the workspace
      else if (node.is === 'folder' && node.own && !folder.own) this.#tree.put(place, node);
      else if (!recursive || node.is !== 'folder') throw new PathError('EEXIST', 'mkdir', path);
    }
  }

  writeFileSync(path: string, content: Content): void {
    const place = this.#tree.place(path, 'open');
    if (place.node === undefined) this.#tree.put(place, this.#tree.file(place.path, bytesOf(content), 0));
  }

  async readdir(path: string): Promise<string[]> {
    return this.#list(path).map(([name]) => name);
  }

  async readdirWithFileTypes(path: string) {
    return this.#list(path).map(([name, { is }]) => ({
      name,
      isFile: is === 'file',
      isDirectory: is === 'folder',
      isSymbolicLink: is === 'link',
    }));
  }

  #list(path: string): readonly (readonly [string, TreeNode])[] {
    const { names, closed } = this.#tree.list(this.#tree.folderAt(path, 'scandir'));
    for (const name of closed) this.hidden.add(normalize(path, name));
    return names;
  }

  async rm(path: string, { recursive = false, force = false } = {}): Promise<void> {
    const place = this.#tree.place(path, 'rm', { follow: false });
    const { node } = place;
    if (node === undefined) {
      if (force) return;
      throw new PathError('ENOENT', 'rm', path);
    }
    if (node.is === 'folder' && !recursive && this.#tree.list(node).names.length > 0)
      throw new PathError('ENOTEMPTY', 'rm', path);
    await this.#allow([place.path, ...this.#below(node, place.path, 'rm')], node.own);
    place.folder.names.delete(place.name);
  }

  async cp(from: string, to: string, { recursive = false } = {}): Promise<void> {
    const { node, path: real } = this.#tree.place(from, 'cp');
    if (node === undefined) throw new PathError('ENOENT', 'cp', from);
    if (node.is === 'folder' && !recursive) throw new PathError('EISDIR', 'cp', from);
    const place = this.#tree.place(to, 'cp');
    if (node.is === 'folder' && `${place.path}/`.startsWith(`${real}/`)) throw new PathError('EINVAL', 'cp', to);
    await this.#allow([place.path, ...this.#below(node, place.path, 'cp')], this.#tree.folder(place.path, 0).own);
    this.#tree.put(place, this.#copy(node, place.path, Date.now()));
  }

  async mv(from: string, to: string): Promise<void> {
    const source = this.#tree.place(from, 'rename', { follow: false });
    const { node } = source;
    if (node === undefined) throw new PathError('ENOENT', 'rename', from);
    const place = this.#tree.place(to, 'rename', { follow: false });
    if (place.path === source.path) return;
    if (node.is === 'folder' && place.path.startsWith(`${source.path}/`)) throw new PathError('EINVAL', 'rename', to);
    if (place.node?.is === 'folder' && this.#tree.list(place.node).names.length > 0)
      throw new PathError('ENOTEMPTY', 'rename', to);
    await this.#allow([source.path, ...this.#below(node, source.path, 'rename')], node.own);
    await this.#allow([place.path, ...this.#below(node, place.path, 'rename')], this.#tree.folder(place.path, 0).own);
    source.folder.names.delete(source.name);
    this.#tree.put(place, this.#copy(node, place.path));
  }

  resolvePath(base: string, path: string): string {
    return normalize(base, path);
  }

  getAllPaths(): string[] {
    return [];
  }

  async chmod(path: string, mode: number): Promise<void> {
    const node = this.#tree.at(path, 'chmod');
    if (node.is === 'file' || node.is === 'folder') node.mode = mode;
  }

  async symlink(target: string, path: string): Promise<void> {
    const place = this.#tree.place(path, 'symlink', { follow: false });
    if (place.node !== undefined) throw new PathError('EEXIST', 'symlink', path);
    const link = this.#tree.link(place.path, target, Date.now());
    await this.#allow([place.path], link.own);
    this.#tree.put(place, link);
  }

  async link(from: string, to: string): Promise<void> {
    if (this.#tree.at(from, 'link').is !== 'file') throw new PathError('EPERM', 'link', from);
    if (this.#tree.place(to, 'link', { follow: false }).node !== undefined) throw new PathError('EEXIST', 'link', to);
    return this.cp(from, to);
  }

  async readlink(path: string): Promise<string> {
    const node = this.#tree.at(path, 'readlink', false);
    if (node.is !== 'link') throw new PathError('EINVAL', 'readlink', path);
    return node.target;
  }

  async realpath(path: string): Promise<string> {
    const { node, path: real } = this.#tree.place(path, 'realpath');
    if (node === undefined) throw new PathError('ENOENT', 'realpath', path);
    return real;
  }

  async utimes(path: string, _: Date, changed: Date): Promise<void> {
    const node = this.#tree.at(path, 'utimes');
    if (node.is === 'file' || node.is === 'folder') node.at = changed.getTime();
  }

  /** Asks outside whether all of this may be changed; what is only in memory may. */
  async #allow(paths: readonly string[], own: boolean): Promise<void> {
    const asked = own ? [] : paths.filter((path) => !this.#writable.has(path));
    if (asked.length === 0) return;
    const refusals = await this.#host.refusals(asked.map((path) => path.slice(1)));
    const refused = refusals.findIndex((why) => why !== undefined);
    if (refused >= 0) throw new PathError('EACCES', 'open', asked[refused] ?? '');
    for (const path of asked) this.#writable.add(path);
  }

  /** The paths of all that is below a node, if it stood at a path. What is closed there cannot be taken along. */
  #below(node: TreeNode, at: string, doing: string): readonly string[] {
    if (node.is !== 'folder') return [];
    return [...node.names].flatMap(([name, inner]) => {
      const path = normalize(at, name);
      if (inner.is === 'closed') throw new PathError('EACCES', doing, path);
      return [path, ...this.#below(inner, path, doing)];
    });
  }

  /** A copy that is at home at a path. Without a time it keeps its own. */
  #copy(node: TreeNode, path: string, at?: number): TreeNode {
    if (node.is === 'closed') return node;
    if (node.is === 'link') return this.#tree.link(path, node.target, at ?? node.at);
    const { own } = this.#tree.folder(path, 0);
    if (node.is === 'file') return { ...node, at: at ?? node.at, own } satisfies TreeFile;
    const names = [...node.names].map(([name, inner]) => [name, this.#copy(inner, normalize(path, name), at)] as const);
    return { ...node, names: new Map(names), at: at ?? node.at, own };
  }
}

function statOf(node: TreeNode): Stat {
  const at = node.is === 'closed' ? 0 : node.at;
  return {
    isFile: node.is === 'file',
    isDirectory: node.is === 'folder',
    isSymbolicLink: node.is === 'link',
    mode: node.is === 'file' || node.is === 'folder' ? node.mode : 0o777,
    size: node.is === 'file' ? node.bytes : 0,
    mtime: new Date(at),
  };
}

function bytesOf(content: Content, options?: Encoding): Uint8Array {
  if (typeof content !== 'string') return content;
  const encoding = typeof options === 'string' ? options : options?.encoding;
  if (encoding !== 'latin1' && encoding !== 'binary') return new TextEncoder().encode(content);
  const bytes = new Uint8Array(content.length);
  for (let i = 0; i < content.length; i++) bytes[i] = content.charCodeAt(i);
  return bytes;
}

/** A text of one character a byte; made in pieces, for a function takes only so many arguments. */
function latin1Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return text;
}
