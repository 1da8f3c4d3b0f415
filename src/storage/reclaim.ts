import type { IDBPDatabase } from 'idb';
import { atomic, put } from './atomic.ts';
import type { Schema } from './database.ts';

/** How many blobs one transaction looks at, so that nobody who writes waits long. */
const atOnce = 256;

/**
 * Deletes content that no run and no workspace names. Content is written in the transaction that writes who names it, so
 * what nobody names here is on nobody's way either.
 */
export async function reclaim(
  database: IDBPDatabase<Schema>,
  after?: string,
): Promise<{ readonly next: string | undefined; readonly gone: number }> {
  const tx = database.transaction(['blobs', 'events', 'heads'], 'readwrite');
  return atomic(tx, async () => {
    const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
    const hashes = await tx.objectStore('blobs').getAllKeys(range, atOnce);
    const named = await Promise.all(
      hashes.map(async (hash) => {
        const inRun = await tx.objectStore('events').index('names').getKey(hash);
        return inRun ?? tx.objectStore('heads').index('blob').getKey(hash);
      }),
    );
    const gone = hashes.filter((_, i) => named[i] === undefined);
    for (const hash of gone) put(tx.objectStore('blobs').delete(hash));
    return { next: hashes.length < atOnce ? undefined : hashes.at(-1), gone: gone.length };
  });
}
