import type { KeyStatus } from '../protocol/connection.ts';
import { Vault } from './vault.ts';

/** The keys that a person entered, each for one origin: in memory, and on request sealed on the disk. */
export class Keys {
  readonly #vault: Pick<Vault, 'read' | 'write' | 'delete' | 'origins'>;
  readonly #memory = new Map<string, string>();

  constructor(vault: Pick<Vault, 'read' | 'write' | 'delete' | 'origins'> = new Vault()) {
    this.#vault = vault;
  }

  /** The key for an origin, for a request that goes there. A disk that fails has none. */
  async keyFor(origin: string): Promise<string | undefined> {
    return this.#memory.get(origin) ?? (await this.#vault.read(origin).catch(() => undefined));
  }

  /** Takes a key for the origin of an address. Throws in words, which do not hold the key, when it can be none. */
  async set(address: string, entered: string, { store }: { readonly store: boolean }): Promise<KeyStatus> {
    const origin = originOf(address);
    const key = entered.trim();
    if (!/^[\x21-\x7e]{1,2000}$/.test(key))
      throw new Error('This is no key: a key is one word of letters, digits and signs, without spaces.');
    this.#memory.set(origin, key);
    try {
      if (store) {
        await this.#vault.write(origin, key);
        this.#memory.delete(origin);
        return { origin, kept: 'disk' };
      }
      await this.#vault.delete(origin);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      if (store) return { origin, kept: 'memory', note: `${why} The key lasts until this tab is closed.` };
    }
    return { origin, kept: 'memory' };
  }

  /** Forgets the key for the origin of an address, in memory and on the disk. Throws when the disk does not let it go. */
  async forget(address: string): Promise<void> {
    const origin = originOf(address);
    this.#memory.delete(origin);
    await this.#vault.delete(origin);
  }

  /** For which origins there is a key. */
  async list(): Promise<readonly KeyStatus[]> {
    const stored = await this.#vault.origins().catch(() => []);
    const held = [...this.#memory.keys()];
    return [
      ...held.map((origin): KeyStatus => ({ origin, kept: 'memory' })),
      ...stored.filter((origin) => !held.includes(origin)).map((origin): KeyStatus => ({ origin, kept: 'disk' })),
    ];
  }
}

function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol))
    throw new Error('A key needs the address of its service, which begins with https:// or http://.');
  return url.origin;
}
