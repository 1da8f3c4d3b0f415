interface Content {
  readonly bytes: Uint8Array;
  /** The runs that are about to name it. */
  readonly runs: Set<string>;
}

/**
 * Content that is on no disk yet: it waits here until a fact that names it is written. It is let go run by run, so that
 * what two runs are about to name outlives the deletion of either.
 */
export class Held {
  readonly #contents = new Map<string, Content>();

  add(run: string, hash: string, bytes: Uint8Array): void {
    const known = this.#contents.get(hash);
    if (known) known.runs.add(run);
    // a part of a larger buffer would take all of it along
    else this.#contents.set(hash, { bytes: whole(bytes), runs: new Set([run]) });
  }

  get(hash: string): Uint8Array | undefined {
    return this.#contents.get(hash)?.bytes;
  }

  /** What of this content is here. */
  among(hashes: Iterable<string>): readonly (readonly [hash: string, bytes: Uint8Array])[] {
    return [...hashes].flatMap((hash) => {
      const bytes = this.get(hash);
      return bytes === undefined ? [] : [[hash, bytes] as const];
    });
  }

  /** A run has written what names this content. */
  release(run: string, hashes: Iterable<string> = [...this.#contents.keys()]): void {
    for (const hash of hashes) {
      const content = this.#contents.get(hash);
      content?.runs.delete(run);
      if (content?.runs.size === 0) this.#contents.delete(hash);
    }
  }
}

function whole(bytes: Uint8Array): Uint8Array {
  return bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();
}
