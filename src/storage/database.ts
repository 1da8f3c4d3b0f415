import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames, unwrap } from 'idb';
import type { Entry, Event } from '../protocol/event.ts';
import { hashesIn } from './named.ts';
import type { RunRecord, WorkspaceRecord } from './store.ts';
import { wordsOf } from './trouble.ts';

const version = 3;

/** What the database holds. A file of a workspace's head is a record of its own, so that a write moves one path. */
export interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord };
  /** The facts of a batch, and the content that they name: what nobody names is reclaimed. */
  events: {
    key: [run: string, from: number];
    value: { run: string; from: number; events: readonly Event[]; names: readonly string[] };
    indexes: { names: string };
  };
  blobs: { key: string; value: { hash: string; bytes: Uint8Array } };
  workspaces: { key: string; value: WorkspaceRecord };
  heads: {
    key: [workspace: string, path: string];
    value: { workspace: string; path: string; entry: Entry };
    indexes: { blob: string };
  };
  settings: { key: string; value: { key: string; value: unknown } };
}

/**
 * The database of this copy of the page: two copies on one origin, at `/a/` and `/b/`, keep apart. Page and worker are
 * built into the same folder, so both find the same name.
 */
export function databaseName(script = import.meta.url): string {
  return `loopscope ${new URL('..', script).pathname}`;
}

/** A connection that is opened when it is first used, and again after the browser or another tab has closed it. */
export class Database {
  readonly name: string;
  #opening: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(name = databaseName()) {
    this.name = name;
  }

  /** Does something with the open database. Failure throws, in words; the next use opens anew if it must. */
  async use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    this.#opening ??= this.#open();
    try {
      return await work(await this.#opening);
    } catch (error) {
      const closed = error instanceof Error && error.name === 'InvalidStateError';
      if (closed) this.close();
      throw new Error(wordsOf(error), { cause: error });
    }
  }

  /** Closes the connection; the next use opens another. */
  close(): void {
    const opening = this.#opening;
    this.#opening = undefined;
    opening?.then((database) => database.close()).catch(() => {});
  }

  async #open(): Promise<IDBPDatabase<Schema>> {
    // another tab with a newer version waits for this one to let go
    const forget = () => this.close();
    try {
      // some browsers have the name and nothing behind it
      if (!globalThis.indexedDB) throw new ReferenceError('indexedDB is missing');
      return await openDB<Schema>(this.name, version, { upgrade, blocking: forget, terminated: forget });
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }
}

async function upgrade(
  database: IDBPDatabase<Schema>,
  from: number,
  _: number | null,
  tx: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): Promise<void> {
  if (from < 1) {
    database.createObjectStore('runs', { keyPath: 'id' });
    database.createObjectStore('events', { keyPath: ['run', 'from'] });
    database.createObjectStore('blobs', { keyPath: 'hash' });
    database.createObjectStore('workspaces', { keyPath: 'id' });
    database.createObjectStore('heads', { keyPath: ['workspace', 'path'] });
    database.createObjectStore('settings', { keyPath: 'key' });
  }
  // version 2 kept the names of content by themselves
  if (from === 2) unwrap(database).deleteObjectStore('names');
  const events = tx.objectStore('events');
  events.createIndex('names', 'names', { multiEntry: true });
  if (from < 2) tx.objectStore('heads').createIndex('blob', 'entry.blob');
  if (from < 1) return;
  for await (const cursor of events)
    await cursor.update({ ...cursor.value, names: [...hashesIn(cursor.value.events)] });
  if (from > 1) return;
  // version 1 gave every run a workspace of its own, which nobody saw
  await Promise.all([tx.objectStore('workspaces').clear(), tx.objectStore('heads').clear()]);
  for await (const cursor of tx.objectStore('runs')) {
    const { workspace: __, ...record } = cursor.value;
    await cursor.update(record);
  }
}
