/** Content that was written or read lately, up to so many bytes in all: the next to ask for it need not go to the disk. */
export class Recent {
  readonly #most: number;
  readonly #contents = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get(hash: string): Uint8Array | undefined {
    const bytes = this.#contents.get(hash);
    if (bytes === undefined) return undefined;
    // the one that was asked for last goes last
    this.#contents.delete(hash);
    this.#contents.set(hash, bytes);
    return bytes;
  }

  add(hash: string, bytes: Uint8Array): void {
    if (bytes.length > this.#most / 8 || this.#contents.has(hash)) return;
    this.#contents.set(hash, bytes);
    this.#bytes += bytes.length;
    for (const [oldest, { length }] of this.#contents) {
      if (this.#bytes <= this.#most) break;
      this.#contents.delete(oldest);
      this.#bytes -= length;
    }
  }
}
