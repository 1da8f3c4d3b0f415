import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { Event, FileChange } from '../protocol/event.ts';
import { Database, type Schema } from './database.ts';
import { editsOf, firstEdits } from './head.ts';
import { DiskShelf } from './read.ts';
import { advance } from './record.ts';
import type { Appended, Batch, RunRecord, Shelf, Store } from './store.ts';

const appendTo = ['runs', 'events', 'blobs', 'workspaces', 'heads'] as const;
type Appending = IDBPTransaction<Schema, typeof appendTo, 'readwrite'>;
type Held = readonly [hash: string, bytes: Uint8Array];

/** The store on the disk. The worker holds the only one. */
export class DiskStore implements Store {
  readonly none = undefined;
  readonly #database: Database;
  readonly #shelf: Shelf;
  readonly #held = new Map<string, Uint8Array>();

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
    return this.#held.get(hash) ?? this.#shelf.blob(hash);
  }

  setting(key: string): Promise<unknown> {
    return this.#shelf.setting(key);
  }

  async readEvents(run: string): Promise<readonly unknown[]> {
    const batches = await this.#database.use((database) => database.getAll('events', everythingOf(run)));
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
    const held = [...this.#held];
    try {
      const appended = await this.#database.use((database) => appendBatch(database, batch, held));
      if (appended.is === 'kept') for (const [hash] of held) this.#held.delete(hash);
      return appended;
    } catch (error) {
      return { is: 'down', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  hold(hash: string, bytes: Uint8Array): void {
    // a part of a larger buffer would take all of it along
    this.#held.set(hash, bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice());
  }

  async renameRun(run: string, title: string): Promise<void> {
    await this.#database.use(async (database) => {
      const { store, done } = database.transaction('runs', 'readwrite');
      const record = await store.get(run);
      if (record !== undefined) await store.put({ ...record, title });
      await done;
    });
  }

  async deleteRun(run: string): Promise<void> {
    await this.#database.use(async (database) => {
      const tx = database.transaction(['runs', 'events', 'workspaces', 'heads'], 'readwrite');
      const gone = [
        tx.objectStore('runs').delete(run),
        tx.objectStore('events').delete(everythingOf(run)),
        tx.objectStore('workspaces').delete(run),
        tx.objectStore('heads').delete(everythingOf(run)),
      ];
      await Promise.all([...gone, tx.done]);
    });
  }

  async head(workspace: string): Promise<readonly FileChange[]> {
    const files = await this.#database.use((database) => database.getAll('heads', everythingOf(workspace)));
    return files.map(({ path, entry }) => ({ path, entry }));
  }

  async setSetting(key: string, value: unknown): Promise<void> {
    await this.#database.use((database) => database.put('settings', { key, value }));
  }
}

/** In IndexedDB an array is greater than any number or text. */
function everythingOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

async function appendBatch(database: IDBPDatabase<Schema>, batch: Batch, held: readonly Held[]): Promise<Appended> {
  const tx = database.transaction(appendTo, 'readwrite', { durability: 'relaxed' });
  const done = tx.done.then(() => undefined);
  done.catch(heardElsewhere);
  try {
    const next = advance(await tx.objectStore('runs').get(batch.run), batch);
    if (next.is === 'lost') return next;
    const { record, events } = next;
    if (events.length > 0)
      put(tx.objectStore('events').put({ run: record.id, from: record.length - events.length, events }));
    put(tx.objectStore('runs').put(record));
    if (record.workspace !== undefined) await moveHead(tx, record.workspace, record.title, events);
    for (const [hash, bytes] of await unknownOf(tx, held)) put(tx.objectStore('blobs').put({ hash, bytes }));
    await done;
    return { is: 'kept', length: record.length };
  } catch (error) {
    // a request that could not even be made leaves the others standing, and half a batch must not be kept
    await abort(tx, done);
    throw error;
  }
}

/** Content is named by its hash: what is there already need not be written again. */
async function unknownOf(tx: Appending, held: readonly Held[]): Promise<readonly Held[]> {
  const keys = await Promise.all(held.map(([hash]) => tx.objectStore('blobs').getKey(hash)));
  return held.filter((_, i) => keys[i] === undefined);
}

async function moveHead(tx: Appending, workspace: string, name: string, events: readonly Event[]): Promise<void> {
  const heads = tx.objectStore('heads');
  const known = await tx.objectStore('workspaces').getKey(workspace);
  if (known === undefined) put(tx.objectStore('workspaces').put({ id: workspace, name }));
  for (const edit of [...(known === undefined ? firstEdits(events) : []), ...editsOf(events)]) {
    if (edit.is === 'put') put(heads.put({ workspace, path: edit.path, entry: edit.entry }));
    else {
      put(heads.delete([workspace, edit.path]));
      put(heads.delete(IDBKeyRange.bound([workspace, `${edit.path}/`], [workspace, `${edit.path}0`], false, true)));
    }
  }
}

/** A request that fails ends its transaction, which is where the failure is heard. */
function put(request: Promise<unknown>): void {
  request.catch(heardElsewhere);
}

function heardElsewhere(): void {}

async function abort(tx: Appending, done: Promise<void>): Promise<void> {
  try {
    tx.abort();
  } catch {
    // it has ended by itself
  }
  await done.catch(heardElsewhere);
}
