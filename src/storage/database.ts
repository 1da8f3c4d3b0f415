import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Entry, Event } from '../protocol/event.ts';
import type { RunRecord } from './store.ts';
import { wordsOf } from './trouble.ts';

const version = 1;

/** What the database holds. A file of a workspace's head is a record of its own, so that a write moves one path. */
export interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord };
  events: { key: [run: string, from: number]; value: { run: string; from: number; events: readonly Event[] } };
  blobs: { key: string; value: { hash: string; bytes: Uint8Array } };
  workspaces: { key: string; value: { id: string; name: string } };
  heads: { key: [workspace: string, path: string]; value: { workspace: string; path: string; entry: Entry } };
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
      return await openDB<Schema>(this.name, version, { upgrade: create, blocking: forget, terminated: forget });
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }
}

function create(database: IDBPDatabase<Schema>): void {
  database.createObjectStore('runs', { keyPath: 'id' });
  database.createObjectStore('events', { keyPath: ['run', 'from'] });
  database.createObjectStore('blobs', { keyPath: 'hash' });
  database.createObjectStore('workspaces', { keyPath: 'id' });
  database.createObjectStore('heads', { keyPath: ['workspace', 'path'] });
  database.createObjectStore('settings', { keyPath: 'key' });
}
