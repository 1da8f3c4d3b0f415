import type { IDBPTransaction, StoreNames } from 'idb';
import type { Schema } from './database.ts';

/**
 * Does the work of a writing transaction, and waits until it is done. A request that could not even be made leaves the
 * others standing, and half of the work must not be kept: whatever fails undoes all.
 */
export async function atomic<Names extends StoreNames<Schema>[], T>(
  tx: IDBPTransaction<Schema, Names, 'readwrite'>,
  work: () => Promise<T>,
): Promise<T> {
  const done = tx.done.then(() => undefined);
  done.catch(heardElsewhere);
  try {
    const result = await work();
    await done;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // it has ended by itself
    }
    await done.catch(heardElsewhere);
    throw error;
  }
}

/** A request that fails ends its transaction, which is where the failure is heard. */
export function put(request: Promise<unknown>): void {
  request.catch(heardElsewhere);
}

function heardElsewhere(): void {}
