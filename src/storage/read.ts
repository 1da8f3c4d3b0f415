import { Database } from './database.ts';
import type { RunRecord, Shelf } from './store.ts';

/** Reads what lies at rest on the disk. All that the page may see of the storage. */
export class DiskShelf implements Shelf {
  readonly #database: Database;

  constructor(database = new Database()) {
    this.#database = database;
  }

  async runs(): Promise<readonly RunRecord[]> {
    const runs = await this.#database.use((database) => database.getAll('runs'));
    return runs.sort((a, b) => b.updated - a.updated);
  }

  run(id: string): Promise<RunRecord | undefined> {
    return this.#database.use((database) => database.get('runs', id));
  }

  async blob(hash: string): Promise<Uint8Array | undefined> {
    return (await this.#database.use((database) => database.get('blobs', hash)))?.bytes;
  }

  async setting(key: string): Promise<unknown> {
    return (await this.#database.use((database) => database.get('settings', key)))?.value;
  }
}
