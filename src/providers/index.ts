import type { Provider } from './provider.ts';

const found = import.meta.glob<Provider>(['./*/index.ts', '!./scripted/index.ts'], { import: 'provider' });

/** How to load each provider that asks a service, by name: each lies in a folder of its own. The scripted one is no service. */
export const providers: ReadonlyMap<string, () => Promise<Provider>> = new Map(
  Object.entries(found).map(([path, load]) => [path.split('/')[1] ?? '', load]),
);
