import type { Page } from '@playwright/test';
import { tells } from './watch.ts';

/** A place where something is kept, and all that lies there, as text. */
interface Kept {
  readonly place: string;
  readonly text: string;
}

/** All places that were looked into, and those of them where the key lies in the clear. */
export interface Search {
  readonly looked: readonly string[];
  readonly found: readonly string[];
}

/** Looks for the key in the clear in all that a page shows and keeps. */
export async function findKey(page: Page): Promise<Search> {
  const kept = await page.evaluate(dump);
  const cookies = { place: 'cookies', text: JSON.stringify(await page.context().cookies()) };
  const all = [...kept, cookies, { place: 'address', text: page.url() }];
  return {
    looked: all.map(({ place }) => place),
    found: all.filter(({ text }) => tells(text)).map(({ place }) => place),
  };
}

/** Runs in the page: all that it shows and all that its origin keeps, bytes as the letters they would be. */
async function dump(): Promise<Kept[]> {
  const settled = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const letters = (bytes: Uint8Array): string =>
    ['latin1', 'utf-16le'].map((name) => new TextDecoder(name).decode(bytes)).join('\n');
  const textOf = async (value: unknown): Promise<string> => {
    if (value instanceof Blob) return letters(new Uint8Array(await value.arrayBuffer()));
    if (value instanceof ArrayBuffer) return letters(new Uint8Array(value));
    if (ArrayBuffer.isView(value)) return letters(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    if (value instanceof CryptoKey)
      // a lock that can be read out is as good as no lock
      return value.extractable ? JSON.stringify(await crypto.subtle.exportKey('jwk', value)) : 'a key that stays';
    if (value instanceof Map || value instanceof Set) return textOf([...value]);
    if (typeof value !== 'object' || value === null) return String(value);
    const parts = await Promise.all(
      Object.entries(value).map(async ([name, each]) => `${name}: ${await textOf(each)}`),
    );
    return parts.join('\n');
  };
  const storage = (it: Storage): string => JSON.stringify(Object.entries(it));
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value }) => value);
  const kept: Kept[] = [
    {
      place: 'page',
      text: `${document.title}\n${document.documentElement.outerHTML}\n${JSON.stringify(history.state)}`,
    },
    { place: 'fields', text: fields.join('\n') },
    { place: 'localStorage', text: storage(localStorage) },
    { place: 'sessionStorage', text: storage(sessionStorage) },
  ];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      kept.push({ place: `cache ${name}`, text: `${request.url}\n${await answer?.text()}` });
    }
  }
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await settled(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const at = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([settled(at.getAllKeys()), settled(at.getAll())]);
      kept.push({ place: `IndexedDB ${name} ${store}`, text: `${await textOf(keys)}\n${await textOf(values)}` });
    }
    database.close();
  }
  return kept;
}
