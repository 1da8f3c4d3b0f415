import { withoutKeys } from '../base/secrets.ts';
import type { Keys } from '../storage/keys.ts';

/**
 * Looks for keys in what is about to leave this browser. One that was entered here stops it: throws, in words that do not
 * hold the key. Gives the entries in which something looks like a key.
 */
export async function leaksIn(
  entries: ReadonlyMap<string, Uint8Array>,
  keys: Pick<Keys, 'list' | 'keyFor'>,
): Promise<readonly string[]> {
  const known = await keys.list();
  const entered = await Promise.all(known.map(async ({ origin }) => ({ origin, key: await keys.keyFor(origin) })));
  const suspects: string[] = [];
  for (const [name, bytes] of entries) {
    const text = new TextDecoder().decode(bytes);
    const leak = entered.find(({ key }) => key !== undefined && text.includes(key));
    if (leak !== undefined)
      throw new Error(
        `Nothing was exported: your key for ${leak.origin} stands in ${name}. Take it out of the files, or begin a run without it.`,
      );
    if (withoutKeys(text) !== text) suspects.push(name);
  }
  return suspects;
}
