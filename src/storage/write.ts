import { adopt } from './adopt.ts';
import { appendBatch } from './append.ts';
import { Database } from './database.ts';
import { Held } from './held.ts';
import { importAll } from './import.ts';
import { everythingOf } from './ranges.ts';
import { DiskShelf } from './read.ts';
import { Recent } from './recent.ts';
import { reclaim } from './reclaim.ts';
import { sizesOf } from './sizes.ts';
import type {
  Adopted,
  Adoption,
  Amendment,
  Appended,
  Batch,
  Head,
  Import,
  RunRecord,
  Shelf,
  Sizes,
  Store,
  WorkspaceRecord,
} from './store.ts';

/** How much content is remembered, in bytes. */
const mostRecent = 32 * 1024 * 1024;

/** The store on the disk. The worker holds the only one. */
export class DiskStore implements Store {
  readonly none = undefined;
  readonly #database: Database;
  readonly #shelf: Shelf;
  readonly #held = new Held();
  #recent = new Recent(mostRecent);

  constructor(database = new Database()) {
    this.#database = database;
    this.#shelf = new DiskShelf(database);
  }

  runs(): Promise<readonly RunRecord[]> {
    return this.#shelf.runs();
  }

  run(id: string): Promise<RunRecord | undefined> {
    return this.#shelf.run(id);
  }

  async blob(hash: string): Promise<Uint8Array | undefined> {
    const near = this.#held.get(hash) ?? this.#recent.get(hash);
    if (near !== undefined) return near;
    const bytes = await this.#shelf.blob(hash);
    if (bytes !== undefined) this.#recent.add(hash, bytes);
    return bytes;
  }

  setting(key: string): Promise<unknown> {
    return this.#shelf.setting(key);
  }

  async readEvents(run: string, from = 0): Promise<readonly unknown[]> {
    const batches = await this.#database.use((database) => database.getAll('events', everythingOf(run, from)));
    return batches.flatMap(({ events }) => events);
  }

  takeOwnership(run: string): Promise<number | undefined> {
    return this.#database.use(async (database) => {
      const { store, done } = database.transaction('runs', 'readwrite');
      const record = await store.get(run);
      const owner = record === undefined ? undefined : record.owner + 1;
      if (record !== undefined && owner !== undefined) await store.put({ ...record, owner });
      await done;
      return owner;
    });
  }

  async append(batch: Batch): Promise<Appended> {
    try {
      return await this.#database.use((database) => appendBatch(database, batch, this.#held, this.#recent));
    } catch (error) {
      return { is: 'down', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  hold(run: string, hash: string, bytes: Uint8Array): void {
    this.#held.add(run, hash, bytes);
  }

  async amendRun(run: string, amendment: Amendment): Promise<void> {
    await this.#database.use(async (database) => {
      const { store, done } = database.transaction('runs', 'readwrite');
      const record = await store.get(run);
      if (record !== undefined) await store.put({ ...record, ...amendment });
      await done;
    });
  }

  async deleteRun(run: string): Promise<void> {
    await this.#database.use(async (database) => {
      const tx = database.transaction(['runs', 'events'], 'readwrite');
      const gone = [tx.objectStore('runs').delete(run), tx.objectStore('events').delete(everythingOf(run))];
      await Promise.all([...gone, tx.done]);
    });
    this.#held.release(run);
  }

  async workspaces(): Promise<readonly WorkspaceRecord[]> {
    const workspaces = await this.#database.use((database) => database.getAll('workspaces'));
    return workspaces.sort((a, b) => b.updated - a.updated);
  }

  async createWorkspace({ id, name, created }: Pick<WorkspaceRecord, 'id' | 'name' | 'created'>): Promise<void> {
    await this.#database.use(async (database) => {
      const { store, done } = database.transaction('workspaces', 'readwrite');
      const known = await store.getKey(id);
      if (known === undefined) await store.put({ id, name, created, updated: created, moved: 0 });
      await done;
    });
  }

  async renameWorkspace(id: string, name: string): Promise<void> {
    await this.#database.use(async (database) => {
      const { store, done } = database.transaction('workspaces', 'readwrite');
      const workspace = await store.get(id);
      if (workspace !== undefined) await store.put({ ...workspace, name });
      await done;
    });
  }

  async deleteWorkspace(id: string): Promise<void> {
    await this.#database.use(async (database) => {
      const tx = database.transaction(['workspaces', 'heads'], 'readwrite');
      const gone = [tx.objectStore('workspaces').delete(id), tx.objectStore('heads').delete(everythingOf(id))];
      await Promise.all([...gone, tx.done]);
    });
  }

  head(id: string): Promise<Head | undefined> {
    return this.#database.use(async (database) => {
      const tx = database.transaction(['workspaces', 'heads']);
      const [workspace, files] = await Promise.all([
        tx.objectStore('workspaces').get(id),
        tx.objectStore('heads').getAll(everythingOf(id)),
      ]);
      await tx.done;
      return workspace && { workspace, files: files.map(({ path, entry }) => ({ path, entry })) };
    });
  }

  adopt(adoption: Adoption): Promise<Adopted> {
    return this.#database.use((database) => adopt(database, adoption));
  }

  async import(all: Import): Promise<void> {
    await this.#database.use((database) => importAll(database, all));
  }

  async reclaim(after?: string): Promise<{ readonly next: string | undefined; readonly gone: number }> {
    const reclaimed = await this.#database.use((database) => reclaim(database, after));
    // what was remembered may be among it
    if (reclaimed.gone > 0) this.#recent = new Recent(mostRecent);
    return reclaimed;
  }

  sizes(): Promise<Sizes> {
    return this.#database.use(sizesOf);
  }

  async setSetting(key: string, value: unknown): Promise<void> {
    await this.#database.use((database) => database.put('settings', { key, value }));
  }
}
