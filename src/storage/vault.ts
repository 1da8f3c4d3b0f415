import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { databaseName } from './database.ts';
import { wordsOf } from './trouble.ts';

interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

interface Schema extends DBSchema {
  /** The one lock. It cannot be read out, not even by this page. */
  locks: { key: 'aes'; value: CryptoKey };
  secrets: { key: string; value: Sealed };
}

/** Keeps secrets on the disk, each for an origin. Whoever reads the disk finds only what the browser itself must open. */
export class Vault {
  readonly #name: string;
  #opening: Promise<IDBPDatabase<Schema>> | undefined;

  constructor(name = `${databaseName()} keys`) {
    this.#name = name;
  }

  /** The secret for an origin; undefined when there is none, or when it can no longer be opened. */
  async read(origin: string): Promise<string | undefined> {
    return this.#use(async (database) => {
      const [sealed, lock] = await Promise.all([database.get('secrets', origin), database.get('locks', 'aes')]);
      if (sealed === undefined || lock === undefined) return undefined;
      try {
        const bytes = await crypto.subtle.decrypt(algorithm(sealed.iv, origin), lock, sealed.bytes);
        return new TextDecoder().decode(bytes);
      } catch {
        // sealed under a lock that is gone, or moved here from another origin
        return undefined;
      }
    });
  }

  async write(origin: string, secret: string): Promise<void> {
    await this.#use(async (database) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = await crypto.subtle.encrypt(
        algorithm(iv, origin),
        await lockOf(database),
        new TextEncoder().encode(secret),
      );
      await database.put('secrets', { iv, bytes }, origin);
    });
  }

  async delete(origin: string): Promise<void> {
    await this.#use((database) => database.delete('secrets', origin));
  }

  /** The origins that there is a secret for. */
  origins(): Promise<readonly string[]> {
    return this.#use((database) => database.getAllKeys('secrets'));
  }

  async #use<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
    const forget = (): void => {
      this.#opening?.then((database) => database.close()).catch(() => {});
      this.#opening = undefined;
    };
    try {
      this.#opening ??= openDB<Schema>(this.#name, 1, { upgrade: create, blocking: forget, terminated: forget });
      return await work(await this.#opening);
    } catch (error) {
      forget();
      throw new Error(wordsOf(error), { cause: error });
    }
  }
}

function create(database: IDBPDatabase<Schema>): void {
  database.createObjectStore('locks');
  database.createObjectStore('secrets');
}

/** The lock, made at first use. Of two tabs that make one, the first to write it wins. */
async function lockOf(database: IDBPDatabase<Schema>): Promise<CryptoKey> {
  const known = await database.get('locks', 'aes');
  if (known !== undefined) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const { store, done } = database.transaction('locks', 'readwrite');
  const first = await store.get('aes');
  if (first === undefined) await store.put(made, 'aes');
  await done;
  return first ?? made;
}

/** What is sealed for one origin does not open for another. */
function algorithm(iv: Uint8Array<ArrayBuffer>, origin: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(origin) };
}
