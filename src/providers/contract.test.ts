import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../agent/reply.ts';
import {
  ask,
  canary,
  failureOf,
  outside,
  prompt,
  replied,
  requestOf,
  result,
  Service,
  spoken,
} from './service.testing.ts';

const service = new Service();
beforeAll(() => service.open());
afterAll(() => service.close());

const recorded = (provider: string, name: string) => new URL(`./fixtures/${provider}/${name}.sse`, import.meta.url);

/** A reply without what differs from service to service: names on the wire, signatures, tokens. */
function gist(reply: Reply | undefined) {
  const calls = reply?.calls.map(({ call, name, input, malformed }) => [call, name, malformed ?? input]);
  return { text: reply?.text, thinking: reply?.thinking, calls, stop: reply?.stop };
}
const signaturesOf: Readonly<Record<string, number>> = { anthropic: 2, google: 1 };
const nothing = { text: '', thinking: '', calls: [], stop: 'end' };

describe.each(spoken)('$provider.name', ({ provider, path }) => {
  const settings = () => ({ baseUrl: service.origin + path });
  const hear = (name: string) => {
    service.stream(readFileSync(recorded(provider.name, name), 'utf8'));
    return ask(provider, { settings: settings() });
  };
  const has = (name: string) => existsSync(recorded(provider.name, name));

  test('text comes piece by piece, then its end with the tokens, those from a cache among them', async () => {
    const { parts, reply } = await hear('text');
    expect(parts.slice(0, 3)).toEqual(['Hello', ' there, ', '你好.'].map((text) => ({ type: 'text', text })));
    const cacheWrite = provider.name === 'anthropic' ? 40 : 0;
    expect(reply).toEqual({
      ...nothing,
      text: 'Hello there, 你好.',
      usage: { input: 165, output: 15, cacheRead: 100, cacheWrite },
    });
  });

  test('thinking comes apart from text', async () => {
    const { reply } = await hear('thinking');
    expect(gist(reply)).toEqual({ ...nothing, thinking: 'Let me see.', text: 'It is there.' });
  });

  test('parallel calls come whole, whatever pieces their arguments came in', async () => {
    const { reply } = await hear('calls');
    const calls = [
      ['main.1', 'read_file', { path: 'a.txt' }],
      ['main.2', 'list_files', {}],
    ];
    expect(gist(reply)).toEqual({ ...nothing, text: 'I look.', calls });
  });

  test.each(['cut-arguments'].filter(has))('arguments that were cut off stay what they are', async (name) => {
    const { reply } = await hear(name);
    const calls = [['main.1', 'write_file', '{"path": "a.txt", "content": "onc']];
    expect(gist(reply)).toEqual({ ...nothing, calls, stop: 'length' });
  });

  test('an error before the first token fails the request, and may heal', async () => {
    expect(await failureOf(hear('error-first'))).toMatchObject({
      failure: 'status',
      retryable: true,
      message: expect.stringMatching(/overloaded/i),
    });
  });

  test('an error after the first token fails the request just so', async () => {
    expect(await failureOf(hear('error-later'))).toMatchObject({
      failure: 'status',
      retryable: true,
      message: expect.stringMatching(/overloaded/i),
    });
  });

  test('events that nobody knows harm nothing', async () => {
    const { reply } = await hear('unknown-events');
    expect(gist(reply)).toEqual({ ...nothing, text: 'Hello' });
  });

  test.each(['early-end', 'nothing'])('a stream that is not whole gives no reply: %s', async (name) => {
    const outcome = await hear(name).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toMatchObject({ failure: 'cut', retryable: true });
    else expect(outcome).toEqual({ parts: [], reply: undefined });
  });

  test('an empty reply is a reply', async () => {
    expect(gist((await hear('empty')).reply)).toEqual(nothing);
  });

  test('a reply that is cut by its length limit says so', async () => {
    expect(gist((await hear('length')).reply)).toEqual({ ...nothing, text: 'And so on and', stop: 'length' });
  });

  test('a reply that the service withholds is a failure that does not heal', async () => {
    expect(await failureOf(hear('filtered'))).toMatchObject({ failure: 'filtered', retryable: false });
  });

  test.each(['missing-ids', 'repeated-ids'].filter(has))(
    'every call has a name of its own on the wire: %s',
    async (name) => {
      const wires = (await hear(name)).reply?.calls.map(({ wire }) => wire) ?? [];
      expect(wires).toHaveLength(2);
      expect(new Set(wires).size).toBe(2);
      for (const wire of wires) expect(wire).toMatch(/^[A-Za-z0-9_-]+$/);
    },
  );

  test('what the service wants back with thinking and calls goes back unchanged', async () => {
    const signatures = /"(?:signature|data|thoughtSignature)":"(E[^"]+|C[^"]+)"/g;
    const sent = (name: string) =>
      [...readFileSync(recorded(provider.name, name), 'utf8').replaceAll('": "', '":"').matchAll(signatures)].map(
        ([, signature]) => signature,
      );
    for (const name of ['thinking', 'calls']) {
      const { reply } = await hear(name);
      if (reply === undefined) throw new Error('No reply.');
      const stored = JSON.parse(JSON.stringify(reply)) as Reply;
      const results = stored.calls.map(({ call }) => result(call, 'Done.'));
      const messages = [prompt('Go.'), replied(stored), ...(results.length > 0 ? results : [prompt('Go on.')])];
      service.stream(readFileSync(recorded(provider.name, 'text'), 'utf8'));
      await ask(provider, { settings: settings(), request: requestOf(messages) });
      if (name === 'thinking') expect(sent(name)).toHaveLength(signaturesOf[provider.name] ?? 0);
      const back = [...(service.heard[0]?.body ?? '').matchAll(signatures)].map(([, signature]) => signature);
      expect(back).toEqual(sent(name));
    }
  });

  test('another service is not told what was meant for this one', async () => {
    const { reply } = await hear('calls');
    if (reply === undefined) throw new Error('No reply.');
    const layout = [
      { part: 'text', chars: 7, meta: { elsewhere: { signature: 'private' } } },
      { part: 'call', chars: 0 },
      { part: 'call', chars: 0 },
    ] as const;
    const results = reply.calls.map(({ call }) => result(call, 'Done.'));
    const messages = [prompt('Go.'), replied({ ...reply, layout }), ...results];
    await ask(provider, { settings: settings(), request: requestOf(messages) });
    expect(service.heard.at(-1)?.body).not.toContain('private');
    expect(service.heard.at(-1)?.body).toContain('I look.');
  });

  test('the key goes into one header of its own origin, and nowhere else', async () => {
    await hear('text');
    const [heard] = service.heard;
    const inHeaders = Object.values(heard?.headers ?? {}).filter((value) => String(value).includes(canary));
    expect(inHeaders).toHaveLength(1);
    expect(`${heard?.url} ${heard?.body}`).not.toContain(canary);
    expect(heard?.headers['user-agent']).not.toContain('ai-sdk');
  });

  test('a request without an answer is called off at once', async () => {
    service.answer((response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': wait\n\n'));
    const controller = new AbortController();
    const asked = ask(provider, { settings: settings(), signal: controller.signal }).catch((error: unknown) => error);
    await expect.poll(() => service.heard.length).toBe(1);
    const start = performance.now();
    controller.abort(new Error('Stopped.'));
    expect(await asked).toMatchObject({ message: 'Stopped.' });
    expect(performance.now() - start).toBeLessThan(250);
  });

  test('a line on which no byte comes is given up', async () => {
    service.answer((response) => response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': wait\n\n'));
    const asked = ask(provider, { settings: settings(), outside: outside({ patience: 60 }) });
    expect(await failureOf(asked)).toMatchObject({ failure: 'timeout', retryable: true });
  });

  test('a line that breaks in the middle is a network that failed', async () => {
    const head = readFileSync(recorded(provider.name, 'early-end'), 'utf8');
    service.answer((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(head, () => response.destroy());
    });
    expect(await failureOf(ask(provider, { settings: settings() }))).toMatchObject({
      failure: 'network',
      retryable: true,
    });
  });

  test('a service that is not there is a network that failed', async () => {
    const asked = ask(provider, { settings: { baseUrl: `http://127.0.0.1:1${path}` } });
    expect(await failureOf(asked)).toMatchObject({ failure: 'network', retryable: true });
  });

  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Fri, 31 Dec 2100 23:59:59 GMT', Date.UTC(2100, 11, 31, 23, 59, 59) - Date.now()],
    ['nothing', undefined, undefined],
  ])('a service that is busy says how long to wait: %s', async (_, header, after) => {
    service.answer((response) => {
      response.writeHead(429, header === undefined ? {} : { 'retry-after': header });
      response.end('{"error":{"message":"Slow down."}}');
    });
    const failure = await failureOf(ask(provider, { settings: settings() }));
    expect(failure).toMatchObject({ failure: 'status', status: 429, retryable: true, message: 'Slow down.' });
    if (after === undefined) expect(failure.after).toBeUndefined();
    else expect(Math.abs((failure.after ?? 0) - after)).toBeLessThan(60_000);
    expect(service.heard).toHaveLength(1);
  });

  test('a key that an error repeats is taken out of its words', async () => {
    service.answer((response) => {
      response.writeHead(401);
      response.end(JSON.stringify({ error: { message: `Incorrect API key provided: ${canary}.` } }));
    });
    const failure = await failureOf(ask(provider, { settings: settings() }));
    expect(failure).toMatchObject({ failure: 'refused', retryable: false });
    expect(failure.message).toBe('Incorrect API key provided: [key removed].');
  });

  test('a key that an error inside the stream repeats is taken out as well', async () => {
    const events = readFileSync(recorded(provider.name, 'error-later'), 'utf8').replace(
      /"message": "[^"]*(overloaded[^"]*)"/i,
      `"message": "$1 for ${canary}"`,
    );
    expect(events).toContain(canary);
    service.stream(events);
    const failure = await failureOf(ask(provider, { settings: settings() }));
    expect(JSON.stringify(failure)).not.toContain(canary);
    expect(failure.message).toContain('[key removed]');
  });

  test('a redirect takes the key nowhere', async () => {
    const elsewhere = new Service();
    await elsewhere.open();
    service.answer((response) => response.writeHead(307, { location: `${elsewhere.origin}/` }).end());
    const failure = await failureOf(ask(provider, { settings: settings() }));
    expect(failure).toMatchObject({ failure: 'status', retryable: false });
    expect(elsewhere.heard).toEqual([]);
    await elsewhere.close();
  });

  test('a web page is no model', async () => {
    service.answer((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'));
    const failure = await failureOf(ask(provider, { settings: settings() }));
    expect(failure).toMatchObject({
      failure: 'status',
      retryable: false,
      message: expect.stringContaining('web page'),
    });
  });

  test('settings that make no sense fail the request in words', async () => {
    const asked = Promise.resolve().then(() => ask(provider, { settings: { baseUrl: 'javascript:1' } }));
    expect(await failureOf(asked)).toMatchObject({ failure: 'status', retryable: false });
  });

  test('images of results go along', async () => {
    const { reply } = await hear('calls');
    if (reply === undefined) throw new Error('No reply.');
    const [first = '', second = ''] = reply.calls.map(({ call }) => call);
    const image = { ...result(first, ''), content: [{ type: 'image', mime: 'image/png', blob: 'h' }] } as const;
    const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
    const messages = [prompt('Go.'), replied(reply), image, result(second, 'a.txt')];
    await ask(provider, {
      settings: settings(),
      request: requestOf(messages),
      outside: outside({ blobs: { get: async (hash) => (hash === 'h' ? png : undefined) } }),
    });
    const body = service.heard.at(-1)?.body ?? '';
    expect(body).toContain(Buffer.from(png).toString('base64'));
    // no result may stand behind anything but calls and results
    expect(body.indexOf('a.txt', body.indexOf('list_files'))).toBeGreaterThan(0);
  });
});

test('Anthropic is told where the stable parts end, and sent the same bytes before as the last time', async () => {
  const anthropic = spoken[0].provider;
  const settings = { baseUrl: `${service.origin}/v1` };
  service.stream(readFileSync(recorded('anthropic', 'calls'), 'utf8'));
  const { reply } = await ask(anthropic, { settings });
  if (reply === undefined) throw new Error('No reply.');
  const results = reply.calls.map(({ call }) => result(call, 'Done.'));
  await ask(anthropic, { settings, request: requestOf([prompt('Go.'), replied(reply), ...results]) });
  const [first, second] = service.heard.map(({ body }) => JSON.parse(body));
  expect(second.system).toEqual(first.system);
  expect(second.tools).toEqual(first.tools);
  expect(second.messages[0]).toEqual(first.messages[0]);
  const marks = [...JSON.stringify(second).matchAll(/"cache_control":\{"type":"ephemeral"\}/g)];
  expect(marks).toHaveLength(3);
  expect(second.messages.at(-1).content.at(-1)).toHaveProperty('cache_control');
});
