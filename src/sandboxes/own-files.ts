import type { Place } from './engine.ts';

/**
 * The bytes of a file that comes with the page, at an address. A thread of Node fetches nothing from the disk, so there they
 * are read.
 */
export async function ownFile(address: string, { node }: Place): Promise<Uint8Array<ArrayBuffer>> {
  if (node) return new Uint8Array(globalThis.process.getBuiltinModule('node:fs').readFileSync(new URL(address)));
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} cannot be loaded: the host answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
