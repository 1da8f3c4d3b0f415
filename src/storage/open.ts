import { Database } from './database.ts';
import { MemoryStore } from './memory.ts';
import type { Store } from './store.ts';
import { DiskStore } from './write.ts';

/** How long a browser may take to open its storage before the page goes on without. */
const patience = 5000;

/** The store on the disk, or one in memory where the browser keeps nothing, which then says why. */
export async function openStore(database = new Database(), milliseconds = patience): Promise<Store> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The storage of the browser does not answer.')), milliseconds);
  });
  try {
    await Promise.race([database.use(async () => {}), silence]);
    return new DiskStore(database);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return new MemoryStore({ none: `${why} Runs last until this tab is closed.` });
  } finally {
    clearTimeout(timer);
  }
}
