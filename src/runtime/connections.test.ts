import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Tested } from '../protocol/connection.ts';
import { canary, Service, spoken } from '../providers/service.testing.ts';
import { Keys } from '../storage/keys.ts';
import { Vault } from '../storage/vault.ts';
import { answerConnections, connectionsFrom } from './connections.ts';

const service = new Service();
beforeAll(() => service.open());
afterAll(() => service.close());

let opened = 0;
function made() {
  const keys = new Keys(new Vault(`connections ${++opened}`));
  const sources = { keys, blobs: { get: async () => undefined }, patience: 2000 };
  return { keys, sources, connections: connectionsFrom(sources) };
}
const page = 'https://someone.example.org/';
const card = (provider: string, settings: Record<string, string>) => ({
  provider,
  id: 'some-model',
  window: 1000,
  maxOutputTokens: 100,
  settings,
});

test('every provider that is found has a form', async () => {
  const forms = await made().connections.providers();
  expect(forms.map(({ name }) => name).sort()).toEqual(['anthropic', 'google', 'openai-compatible']);
  for (const { settings } of forms) expect(settings).toMatchObject({ type: 'object', properties: { baseUrl: {} } });
});

test('services are offered with what a newcomer needs, and nothing of how they are spoken to', async () => {
  const services = await made().connections.services({ page });
  expect(services.length).toBeGreaterThan(8);
  expect(services.find(({ name }) => name === 'openai')).toEqual({
    name: 'openai',
    label: 'OpenAI',
    provider: 'openai-compatible',
    baseUrl: 'https://api.openai.com/v1',
    key: 'needed',
    keysAt: 'https://platform.openai.com/api-keys',
  });
  // it crosses the port, so it must be plain
  expect(structuredClone(services)).toEqual(services);
  expect(services.find(({ name }) => name === 'ollama')?.local?.allow).toContain(
    'OLLAMA_ORIGINS=https://someone.example.org',
  );
});

test('a question about services that names no page is answered all the same', async () => {
  const { sources } = made();
  expect(await answerConnections(sources, 'services', { page: '' })).toHaveLength(10);
  await expect(answerConnections(sources, 'services', '')).rejects.toThrow('does not understand the question');
});

test('a key comes in, is told of without being told, and is forgotten', async () => {
  const { connections, keys } = made();
  const address = 'https://api.example.org/v1';
  expect(await connections.setKey({ address, key: canary, store: true })).toEqual({
    origin: 'https://api.example.org',
    kept: 'disk',
  });
  expect(JSON.stringify(await connections.keys())).not.toContain(canary);
  await connections.forgetKey({ address });
  expect(await connections.keys()).toEqual([]);
  expect(await keys.keyFor('https://api.example.org')).toBeUndefined();
});

const lists = {
  anthropic: { data: [{ id: 'some-model', display_name: 'Some Model', max_input_tokens: 200_000 }] },
  google: {
    models: [
      {
        name: 'models/some-model',
        displayName: 'Some Model',
        inputTokenLimit: 200_000,
        supportedGenerationMethods: ['generateContent'],
      },
      { name: 'models/embedder', displayName: 'Embedder', supportedGenerationMethods: ['embedContent'] },
    ],
  },
  'openai-compatible': { data: [{ id: 'some-model', name: 'Some Model', context_length: 200_000 }, { id: '' }] },
} as const;

test.each(spoken)('$provider.name lists its models', async ({ provider: { name }, path }) => {
  const { connections } = made();
  service.answer((response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(lists[name as keyof typeof lists]));
  });
  await connections.setKey({ address: service.origin, key: canary, store: false });
  expect(await connections.listModels({ provider: name, settings: { baseUrl: service.origin + path } })).toEqual({
    is: 'listed',
    models: [{ id: 'some-model', label: 'Some Model', window: 200_000 }],
  });
  expect(JSON.stringify(service.heard[0]?.headers)).toContain(canary);
});

test('a list that cannot be had says why', async () => {
  service.answer((response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"version":"1"}'));
  const settings = { baseUrl: `${service.origin}/v1` };
  const listing = await made().connections.listModels({ provider: 'openai-compatible', settings });
  expect(listing).toMatchObject({ is: 'failed', explanation: { said: expect.stringContaining('does not list') } });
});

const ready =
  'data: {"id":"1","choices":[{"index":0,"delta":{"role":"assistant","content":"ready"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

test('a test that goes well says how long it took', async () => {
  service.stream(ready);
  const tested = await made().connections.testConnection({
    model: card('openai-compatible', { baseUrl: `${service.origin}/v1` }),
    page,
  });
  expect(tested).toMatchObject({ is: 'fine', said: 'ready' });
  expect(service.heard[0]?.headers.authorization).toBeUndefined();
});

test.each([
  [401, `Incorrect API key provided: ${canary}. (invalid_api_key)`, 'bad key'],
  [402, 'Insufficient Balance', 'no credit'],
  [404, 'The model `some-model` does not exist', 'no model'],
  [429, 'Slow down', 'busy'],
])('a test that is answered with %i says what is wrong', async (status, message, trouble) => {
  const { connections } = made();
  await connections.setKey({ address: service.origin, key: canary, store: false });
  service.answer((response) => response.writeHead(status).end(JSON.stringify({ error: { message } })));
  const model = card('openai-compatible', { baseUrl: `${service.origin}/v1` });
  const tested = await connections.testConnection({ model, page });
  expect(tested).toMatchObject({ is: 'failed', explanation: { trouble } });
  expect(JSON.stringify(tested)).not.toContain(canary);
});

const lost = async (settings: Record<string, string>): Promise<Tested> =>
  made().connections.testConnection({ model: card('openai-compatible', settings), page });

test('a service of this computer that is silent is not running', async () => {
  const tested = await lost({ preset: 'ollama', baseUrl: 'http://127.0.0.1:1/v1' });
  expect(tested).toMatchObject({ is: 'failed', explanation: { trouble: 'not running' } });
});

test('a service that answers, but not so that it can be read, is told of the page; no key goes along with the try', async () => {
  service.answer((response, { url }) => {
    // what a browser would hide is a line that breaks here
    if (url === '/') response.end('Ollama is running');
    else response.destroy();
  });
  const tested = await lost({ preset: 'ollama', baseUrl: `${service.origin}/v1` });
  expect(tested).toMatchObject({ is: 'failed', explanation: { trouble: 'no CORS' } });
  if (tested.is === 'failed')
    expect(tested.explanation.todo[0]).toContain('OLLAMA_ORIGINS=https://someone.example.org');
  expect(JSON.stringify(service.heard.at(-1)?.headers)).not.toContain(canary);
});

test('a service that wants a key, and a provider that nobody knows', async () => {
  const { connections } = made();
  expect(await connections.testConnection({ model: card('anthropic', {}), page })).toMatchObject({
    explanation: { trouble: 'no key' },
  });
  expect(await connections.testConnection({ model: card('nobody', {}), page })).toMatchObject({ is: 'failed' });
});

test('a card has what is known, and says what is guessed', async () => {
  const { connections } = made();
  const known = await connections.cardFor({ provider: 'anthropic', settings: {}, id: 'claude-sonnet-4-6' });
  expect(known).toMatchObject({ windowKnown: true, card: { window: 1_000_000, prices: { input: 3, output: 15 } } });
  const local = await connections.cardFor({
    provider: 'openai-compatible',
    settings: { preset: 'ollama' },
    id: 'llama3',
  });
  expect(local.windowKnown).toBe(false);
  expect(local.card).not.toHaveProperty('prices');
});

test('a question that cannot be read is refused without being repeated', async () => {
  const { sources } = made();
  const error = await answerConnections(sources, 'setKey', { address: 1, key: canary }).catch(
    (thrown: Error) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain(canary);
});
