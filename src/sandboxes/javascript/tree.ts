import { decode, encode } from '../../base/text.ts';

/** What stands at a path of the copy. What is closed is there, and nothing can be done with it. */
export type Node =
  | { readonly is: 'file'; readonly bytes: Uint8Array }
  | { readonly is: 'link'; readonly target: string }
  | { readonly is: 'folder' }
  | { readonly is: 'closed' };

/** A path, and what a program made of it. */
export type Change =
  | { readonly path: string; readonly entry: { readonly is: 'file'; readonly bytes: Uint8Array } }
  | { readonly path: string; readonly entry: { readonly is: 'folder' } | { readonly is: 'gone' } };

/** The code of an error, as Node names it. */
export type Code = string;

const mostLinks = 40;

/** A folder that is there for every program, and thrown away with it. */
const scratch = 'tmp';

/**
 * The copy of the files that a program works on. Paths are absolute, with `.` and `..` taken out. What cannot be done comes
 * back as the code of an error.
 */
export class Tree {
  readonly #nodes: Map<string, Node>;
  readonly #before: ReadonlyMap<string, Node>;

  constructor(entries: Iterable<readonly [path: string, node: Node]>) {
    const nodes = new Map<string, Node>([['', { is: 'folder' }]]);
    for (const [path, node] of entries) {
      for (const above of foldersAbove(path)) if (!nodes.has(above)) nodes.set(above, { is: 'folder' });
      nodes.set(path, node);
    }
    nodes.set(scratch, { is: 'folder' });
    this.#nodes = nodes;
    this.#before = new Map(nodes);
  }

  read(path: string): Uint8Array | Code {
    const node = this.#at(path);
    if (node === undefined) return 'ENOENT';
    return node.is === 'file' ? node.bytes : node.is === 'closed' ? 'EACCES' : 'EISDIR';
  }

  /** The text of a file. What is no UTF-8 gets the sign of a character that is missing. */
  readText(path: string): { readonly text: string } | Code {
    const bytes = this.read(path);
    if (typeof bytes === 'string') return bytes;
    return { text: decode(bytes) ?? new TextDecoder().decode(bytes) };
  }

  look(path: string): { readonly is: 'file' | 'folder'; readonly bytes: number } | Code {
    const node = this.#at(path);
    if (node === undefined) return 'ENOENT';
    if (node.is === 'closed') return 'EACCES';
    return node.is === 'file' ? { is: 'file', bytes: node.bytes.length } : { is: 'folder', bytes: 0 };
  }

  list(path: string): string[] | Code {
    const place = this.#follow(path);
    const node = place === undefined ? undefined : this.#nodes.get(place);
    if (place === undefined || node === undefined) return 'ENOENT';
    if (node.is === 'closed') return 'EACCES';
    if (node.is !== 'folder') return 'ENOTDIR';
    return this.#namesIn(place).filter(
      (name) => this.#nodes.get(place === '' ? name : `${place}/${name}`)?.is !== 'closed',
    );
  }

  put(path: string, content: string | Uint8Array, how: { readonly append: boolean }): Code {
    const place = this.#follow(path);
    const node = place === undefined ? undefined : this.#nodes.get(place);
    if (place === undefined || !this.#hasFolderFor(place)) return 'ENOENT';
    if (node?.is === 'folder') return 'EISDIR';
    if (node?.is === 'closed') return 'EACCES';
    const bytes = typeof content === 'string' ? encode(content) : content.slice();
    const before = how.append && node?.is === 'file' ? node.bytes : undefined;
    this.#nodes.set(place, { is: 'file', bytes: before === undefined ? bytes : joined(before, bytes) });
    return '';
  }

  makeFolder(path: string): Code {
    const place = this.#follow(path);
    if (place === undefined) return 'ENOENT';
    if (this.#nodes.has(place)) return 'EEXIST';
    if (!this.#hasFolderFor(place)) return 'ENOENT';
    this.#nodes.set(place, { is: 'folder' });
    return '';
  }

  remove(path: string): Code {
    const place = this.#follow(path, { last: false });
    const node = place === undefined ? undefined : this.#nodes.get(place);
    if (place === undefined || node === undefined) return 'ENOENT';
    if (place === '' || node.is === 'closed') return 'EACCES';
    if (node.is === 'folder' && this.#namesIn(place).length > 0) return 'ENOTEMPTY';
    this.#nodes.delete(place);
    return '';
  }

  move(from: string, to: string): Code {
    const [source, target] = [this.#follow(from, { last: false }), this.#follow(to, { last: false })];
    const node = source === undefined ? undefined : this.#nodes.get(source);
    if (source === undefined || target === undefined || node === undefined) return 'ENOENT';
    if (source === target) return '';
    if (source === '' || `${target}/`.startsWith(`${source}/`)) return 'EINVAL';
    const there = this.#nodes.get(target);
    if (node.is === 'closed' || there?.is === 'closed') return 'EACCES';
    if (!this.#hasFolderFor(target)) return 'ENOENT';
    if (there?.is === 'folder') {
      if (node.is !== 'folder') return 'EISDIR';
      if (this.#namesIn(target).length > 0) return 'ENOTEMPTY';
    } else if (there !== undefined && node.is === 'folder') return 'ENOTDIR';
    for (const [path, each] of [...this.#nodes])
      if (path === source || path.startsWith(`${source}/`)) {
        this.#nodes.delete(path);
        this.#nodes.set(target + path.slice(source.length), each);
      }
    return '';
  }

  /** What is not as it was, in order of path. */
  changes(): readonly Change[] {
    const gone = [...this.#before.keys()].filter((path) => !this.#nodes.has(path));
    const changed = [...this.#nodes].flatMap(([path, node]): readonly Change[] => {
      const before = this.#before.get(path);
      if (node === before || node.is === 'link' || node.is === 'closed') return [];
      if (node.is === 'folder')
        return before === undefined && this.#namesIn(path).length === 0 ? [{ path, entry: node }] : [];
      return before?.is === 'file' && equal(before.bytes, node.bytes) ? [] : [{ path, entry: node }];
    });
    const all = [...changed, ...gone.map((path): Change => ({ path, entry: { is: 'gone' } }))];
    return all.filter(({ path }) => !path.startsWith(`${scratch}/`)).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #at(path: string): Exclude<Node, { is: 'link' }> | undefined {
    const place = this.#follow(path);
    const node = place === undefined ? undefined : this.#nodes.get(place);
    return node?.is === 'link' ? undefined : node;
  }

  /** The place that a path leads to, by its links; undefined when they lead in a circle. */
  #follow(path: string, { last = true } = {}): string | undefined {
    let names = path.split('/').filter((name) => name !== '');
    for (let links = 0, at = 1; at <= names.length; at++) {
      const node = this.#nodes.get(names.slice(0, at).join('/'));
      if (node?.is !== 'link' || (!last && at === names.length)) continue;
      links += 1;
      if (links > mostLinks) return undefined;
      const base = node.target.startsWith('/') ? [] : names.slice(0, at - 1);
      names = folded([...base, ...node.target.split('/'), ...names.slice(at)]);
      at = 0;
    }
    return names.join('/');
  }

  #hasFolderFor(place: string): boolean {
    return place === '' || this.#nodes.get(place.split('/').slice(0, -1).join('/'))?.is === 'folder';
  }

  #namesIn(place: string): string[] {
    const start = place === '' ? '' : `${place}/`;
    const below = [...this.#nodes.keys()].filter((path) => path !== '' && path.startsWith(start));
    return below
      .map((path) => path.slice(start.length))
      .filter((name) => !name.includes('/'))
      .sort();
  }
}

function foldersAbove(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, at) => names.slice(0, at + 1).join('/'));
}

function folded(names: readonly string[]): string[] {
  const kept: string[] = [];
  for (const name of names) {
    if (name === '..') kept.pop();
    else if (name !== '' && name !== '.') kept.push(name);
  }
  return kept;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
