import type { Store } from '../storage/store.ts';

const place = 'consents';

/**
 * What a person has agreed to of what lies in workspaces, by the names of the entries. It is kept apart from them, so that
 * no file brings its own consent along.
 */
export class Consents {
  readonly #store: Pick<Store, 'setting' | 'setSetting'>;
  #known: Promise<ReadonlySet<string>> | undefined;

  constructor(store: Pick<Store, 'setting' | 'setSetting'>) {
    this.#store = store;
  }

  /** The names of all entries that are agreed to. A disk that fails knows of none. */
  all(): Promise<ReadonlySet<string>> {
    this.#known ??= this.#store.setting(place).then(
      (found) => new Set(Array.isArray(found) ? found.filter((each) => typeof each === 'string') : []),
      () => new Set(),
    );
    return this.#known;
  }

  /** Agrees to entries, or no longer. Where the disk fails, it holds until the page is closed. */
  async set(entries: readonly string[], on: boolean): Promise<void> {
    const names = new Set(await this.all());
    for (const entry of entries) {
      if (on) names.add(entry);
      else names.delete(entry);
    }
    this.#known = Promise.resolve(names);
    await this.#store.setSetting(place, [...names]).catch(() => {});
  }
}
