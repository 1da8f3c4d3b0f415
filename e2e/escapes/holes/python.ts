import { serve } from '../../../src/sandboxes/serve.ts';
import type { Capability } from '../table.ts';
import { withHoles } from './hole.ts';

/** What Python may not find in its worker, by what each reaches. What runs leave behind it finds by itself: the test has one worker serve all. */
const holes: Readonly<Partial<Record<Capability, string>>> = {
  network: 'fetch',
  storage: 'indexedDB',
  DOM: 'OffscreenCanvas',
  parent: 'postMessage',
  workers: 'Worker',
  navigation: 'location',
};
const kept = new Map(Object.values(holes).map((name) => [name, Reflect.get(globalThis, name) as unknown]));

serve(async (place) => {
  const { openPython } = await import('../../../src/sandboxes/python/engine.ts');
  return withHoles(await openPython(place), (open) => {
    for (const [name, value] of kept) {
      if (open !== undefined && holes[open] === name)
        Object.defineProperty(globalThis, name, { value, configurable: true });
      else Reflect.deleteProperty(globalThis, name);
    }
  });
});
