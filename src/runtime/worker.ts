import { Keys } from '../storage/keys.ts';
import { openStore } from '../storage/open.ts';
import type { Harness } from './harness.ts';
import { whyOf } from './port.ts';
import { serve } from './serve.ts';

// an error reaches the page as an event of its worker; a promise that nobody awaits would fail without a word
self.addEventListener('unhandledrejection', ({ reason }) => self.postMessage({ say: 'crashed', why: whyOf(reason) }));

void serve(self, async (notify) => {
  const store = await openStore();
  const keys = new Keys();
  let harness: Promise<Harness> | undefined;
  // the list of runs needs the disk only: the harness is loaded with the first command
  const load = (): Promise<Harness> => {
    harness ??= import('./harness.ts').then(({ openHarness }) => openHarness({ store, keys, page: self, notify }));
    return harness;
  };
  return {
    store,
    async askConnections(ask, about) {
      const { answerConnections } = await import('./connections.ts');
      return answerConnections({ keys, blobs: { get: (hash) => store.blob(hash) } }, ask, about);
    },
    readScript: async (text) => (await load()).readScript(text),
    probe: async (about) => (await load()).probe(about),
    async askKeeping(ask, about) {
      const { answerKeeping } = await import('./keeping.ts');
      const { events, changed, specs } = await load();
      return answerKeeping({ store, keys, open: events, changed, specs }, ask, about);
    },
    take: async (command) => (await load()).take(command),
  };
});
