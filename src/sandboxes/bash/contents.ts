import type { Mirrored } from '../../agent/ports.ts';
import type { SandboxHost } from '../engine.ts';
import { PathError, type TreeFile } from './tree.ts';

/** How many bytes of contents a worker remembers from one command to the next. */
const mostKept = 64 * 1024 * 1024;
/** How many files, and how much of them, are asked for at once when files are read one after the other. */
const mostAhead = { files: 256, bytes: 1024 * 1024 };

/** Contents by their hash. They never change, so what one command has read the next need not ask for. */
export class Cache {
  readonly #kept = new Map<string, Uint8Array>();
  #bytes = 0;

  get(blob: string): Uint8Array | undefined {
    return this.#kept.get(blob);
  }

  set(blob: string, bytes: Uint8Array): void {
    if (this.#kept.has(blob)) return;
    this.#kept.set(blob, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= mostKept) return;
      this.#kept.delete(oldest);
      this.#bytes -= length;
    }
  }
}

/** Brings the contents of files: from memory, or from outside, several at once where they are read in a row. */
export class Contents {
  readonly #host: SandboxHost;
  readonly #cache: Cache;
  readonly #files: readonly Extract<Mirrored, { is: 'file' }>[];
  readonly #order: ReadonlyMap<string, number>;
  #last = -2;
  #ahead = 1;

  constructor(host: SandboxHost, cache: Cache) {
    this.#host = host;
    this.#cache = cache;
    this.#files = host.entries.filter((entry) => entry.is === 'file');
    this.#order = new Map(this.#files.map(({ blob }, at) => [blob, at]));
  }

  async of(file: TreeFile, path: string): Promise<Uint8Array> {
    if (file.content !== undefined) return file.content;
    const blob = file.blob ?? '';
    const known = this.#cache.get(blob) ?? (await this.#fetch(blob, path));
    file.content = known;
    return known;
  }

  async #fetch(blob: string, path: string): Promise<Uint8Array> {
    const at = this.#order.get(blob);
    if (at === undefined) throw new PathError('ENOENT', 'open', path);
    // someone who reads what stands next in order will go on so
    this.#ahead =
      at > this.#last && at - this.#last <= mostAhead.files ? Math.min(this.#ahead * 4, mostAhead.files) : 1;
    const wanted = this.#next(at);
    this.#last = at + wanted.length - 1;
    const contents = await this.#host.read(wanted.map((each) => each.path));
    for (const [i, content] of contents.entries()) {
      const file = wanted[i];
      if (file !== undefined && content instanceof Uint8Array) this.#cache.set(file.blob, content);
    }
    const [first] = contents;
    if (first instanceof Uint8Array) return first;
    throw new PathError('EACCES', 'open', path);
  }

  /** The files from one on that are not known yet, as many as may be asked for at once. */
  #next(at: number): readonly { readonly path: string; readonly blob: string }[] {
    const next: { path: string; blob: string }[] = [];
    let room = mostAhead.bytes;
    for (const { path, blob, bytes } of this.#files.slice(at, at + this.#ahead)) {
      if (next.length > 0 && (bytes > room || this.#cache.get(blob) !== undefined)) break;
      next.push({ path, blob });
      room -= bytes;
    }
    return next;
  }
}
