const fewest = 32;
const buckets = 64;

/**
 * A map from names to values that never changes: `with` and `without` give another one. Up to 32 names are one sorted
 * list; more are shared out over 64 buckets, so that a folder with thousands of files copies two short lists for a write.
 */
export class Names<T> implements Iterable<readonly [string, T]> {
  readonly size: number;
  readonly #lists: readonly (readonly (readonly [string, T])[])[];

  private constructor(lists: readonly (readonly (readonly [string, T])[])[], size: number) {
    this.#lists = lists;
    this.size = size;
  }

  /** A map without names. */
  static empty<T>(): Names<T> {
    return new Names<T>([[]], 0);
  }

  get(name: string): T | undefined {
    return this.#listOf(name).find(([each]) => each === name)?.[1];
  }

  /** The map in which this name has this value. */
  with(name: string, value: T): Names<T> {
    const list = this.#listOf(name);
    const at = list.findIndex(([each]) => each === name);
    const next = at < 0 ? [...list, [name, value] as const] : list.with(at, [name, value]);
    const size = this.size + (at < 0 ? 1 : 0);
    if (this.#lists.length === 1 && size > fewest) return Names.#shareOut(next);
    return new Names(this.#lists.with(this.#placeOf(name), next), size);
  }

  /** The map without this name. */
  without(name: string): Names<T> {
    const list = this.#listOf(name);
    const left = list.filter(([each]) => each !== name);
    if (left.length === list.length) return this;
    return new Names(this.#lists.with(this.#placeOf(name), left), this.size - 1);
  }

  /** The names in order, by code unit, with their values. */
  *[Symbol.iterator](): Iterator<readonly [string, T]> {
    yield* this.#lists.flat().sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #listOf(name: string): readonly (readonly [string, T])[] {
    return this.#lists[this.#placeOf(name)] ?? [];
  }

  #placeOf(name: string): number {
    return this.#lists.length === 1 ? 0 : bucketOf(name);
  }

  static #shareOut<T>(all: readonly (readonly [string, T])[]): Names<T> {
    const lists: (readonly [string, T])[][] = Array.from({ length: buckets }, () => []);
    for (const pair of all) lists[bucketOf(pair[0])]?.push(pair);
    return new Names(lists, all.length);
  }
}

function bucketOf(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}
