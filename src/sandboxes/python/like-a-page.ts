import type { Place } from '../engine.ts';
import { ownFile } from '../own-files.ts';

/**
 * Makes a thread of Node look like a worker of a page to Pyodide, which else would take hold of the disk. It is loaded by the
 * same code in both, and has nothing in the one that it has not in the other.
 */
export function lookLikeAPage(place: Place): void {
  if (!place.node) return;
  const fetchOwn = async (address: unknown): Promise<Response> => {
    const bytes = await ownFile(String(address), { ...place, node: true });
    const type = String(address).endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(bytes, { headers: { 'content-type': type } });
  };
  const { process } = globalThis;
  const scope = Object.defineProperty(() => {}, Symbol.hasInstance, { value: () => true });
  const lookalikes = { WorkerGlobalScope: scope, self: globalThis, location: place.base, fetch: fetchOwn };
  for (const [name, value] of Object.entries(lookalikes))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  // what reads the files keeps it
  Object.defineProperty(globalThis, 'process', {
    value: { getBuiltinModule: process.getBuiltinModule },
    configurable: true,
  });
}
