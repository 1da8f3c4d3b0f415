/**
 * A list that only grows, and of which every earlier length stays readable. All lengths share one array, so adding costs
 * the same at any length, and keeping an old one costs nothing.
 *
 * Contract: items are facts (or plain values), compared by identity. Reading the same log again therefore walks along the
 * array that is already there; only a different past makes a copy.
 */
export class Trail<T> implements Iterable<T> {
  readonly length: number;
  readonly #items: T[];

  private constructor(items: T[], length: number) {
    this.#items = items;
    this.length = length;
  }

  /** A trail of these items. */
  static of<T>(...items: T[]): Trail<T> {
    return new Trail(items, items.length);
  }

  /** A trail of the items of a list, however long. */
  static from<T>(items: readonly T[]): Trail<T> {
    return new Trail([...items], items.length);
  }

  /** The trail with one more item at its end; this one stays as it is. */
  add(item: T): Trail<T> {
    let items = this.#items;
    if (this.length < items.length && items[this.length] !== item) items = items.slice(0, this.length);
    if (this.length === items.length) items.push(item);
    return new Trail(items, this.length + 1);
  }

  /** The item at a place; a negative place counts from the end. */
  at(index: number): T | undefined {
    const place = index < 0 ? this.length + index : index;
    return place < this.length ? this.#items[place] : undefined;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let i = 0; i < this.length; i++) yield this.#items[i] as T;
  }

  /** A copy of a part, with places as in `Array.prototype.slice`. */
  slice(from = 0, to = this.length): T[] {
    const place = (index: number): number =>
      Math.max(0, Math.min(this.length, index < 0 ? this.length + index : index));
    return this.#items.slice(place(from), place(to));
  }
}
