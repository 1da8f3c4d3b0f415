import type {
  Connections,
  FoundCard,
  KeyStatus,
  Listing,
  OfferedService,
  Service,
  Tested,
} from '../../protocol/connection.ts';

/** Services as the runtime offers them: one with a key, one on the person's own computer, and any other. */
export const offered: readonly OfferedService[] = [
  {
    name: 'big',
    label: 'Big Service',
    provider: 'speaks',
    baseUrl: 'https://api.big.example/v1',
    key: 'needed',
    keysAt: 'https://big.example/keys',
  },
  {
    name: 'near',
    label: 'Near',
    provider: 'speaks',
    baseUrl: 'http://localhost:1234/v1',
    key: 'optional',
    local: { start: 'Start Near on this computer.', allow: 'Let this page call it.' },
  },
  { name: 'compatible', label: 'Any compatible address', provider: 'speaks', baseUrl: '', key: 'optional' },
];

/** The settings of the one provider. */
export const schema = {
  type: 'object',
  properties: {
    preset: { type: 'string' },
    baseUrl: { type: 'string' },
    effort: { type: 'string', enum: ['low', 'high'], description: 'how much the model thinks' },
    maxOutputTokens: { type: 'integer', description: 'the longest reply' },
  },
} as const;

const prices = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };

/** What the table knows of a model: all of `known`, and nothing of others. */
export function foundCard({ provider, settings, id }: Service & { readonly id: string }): FoundCard {
  const known = id === 'known';
  const card = { provider, id, window: known ? 200_000 : 128_000, maxOutputTokens: 32_000, settings };
  return { card: known ? { ...card, prices } : card, windowKnown: known, pricesOf: '2026-11-20' };
}

/** A runtime's answers as a test wants them; all that was asked of other computers, and each key, is written down. */
export function connectionsFor(
  more: { readonly listing?: Listing; readonly tested?: Tested; readonly note?: string; readonly keys?: string[] } = {},
) {
  const asked: unknown[] = [];
  const kept = new Map<string, KeyStatus>((more.keys ?? []).map((origin) => [origin, { origin, kept: 'memory' }]));
  const connections: Connections = {
    providers: async () => [{ name: 'speaks', settings: schema }],
    services: async () => offered,
    prices: async () => ({ date: '2026-11-20', services: [] }),
    keys: async () => [...kept.values()],
    setKey: async ({ address, key, store }) => {
      asked.push({ setKey: address, key, store });
      if (key.includes(' ')) throw new Error('This is no key.');
      const { origin } = new URL(address);
      const status: KeyStatus = { origin, kept: store ? 'disk' : 'memory' };
      kept.set(origin, status);
      return more.note === undefined ? status : { ...status, note: more.note };
    },
    forgetKey: async ({ address }) => void kept.delete(new URL(address).origin),
    listModels: async (service) => {
      asked.push({ listModels: service });
      return more.listing ?? { is: 'listed', models: [{ id: 'known', label: 'The known one' }] };
    },
    testConnection: async ({ model }) => {
      asked.push({ testConnection: model.id });
      return more.tested ?? { is: 'fine', milliseconds: 412, said: 'ready' };
    },
    cardFor: async (about) => foundCard(about),
  };
  return { connections, asked };
}
