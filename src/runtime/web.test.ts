import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realWeb } from './web.ts';

let server: Server;
let home: string;
const { signal } = new AbortController();
/** What each request brought along. */
const heard: Record<string, unknown>[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push({ method: request.method, ...request.headers });
    if (request.url === '/page') return response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello');
    if (request.url === '/gone') return response.writeHead(410, { 'content-type': 'text/plain' }).end('Gone.');
    if (request.url === '/away') return response.writeHead(302, { location: 'http://127.0.0.1:1/x' }).end();
    if (request.url === '/large') return response.writeHead(200).end('x'.repeat(2_000_001));
    // begins to answer, and never ends
    return response.writeHead(200).write('…');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string) => realWeb.ask(`${home}${path}`, signal);

test('an answer is taken as it comes, without keys, cookies or a referrer', async () => {
  const { bytes, ...answer } = await ask('/page');
  expect(answer).toEqual({ address: `${home}/page`, status: 200, type: 'text/html', cut: false, leads: undefined });
  expect(new TextDecoder().decode(bytes)).toBe('<p>Hello');
  expect(Object.keys(heard.at(-1) ?? {})).not.toEqual(expect.arrayContaining(['authorization']));
  expect(heard.at(-1)).not.toHaveProperty('cookie');
  expect(heard.at(-1)).not.toHaveProperty('referer');
});

test('of an address only the head may be asked, and which kinds of content are wanted', async () => {
  const answer = await realWeb.ask(`${home}/page`, signal, { method: 'HEAD', accept: 'application/json' });
  expect({ type: answer.type, length: answer.bytes.length }).toEqual({ type: 'text/html', length: 0 });
  expect(heard.at(-1)).toMatchObject({ method: 'HEAD', accept: 'application/json' });
});

test('what is no success is an answer too', async () => {
  expect(await ask('/gone')).toMatchObject({ status: 410, cut: false });
});

test('a redirect is told and not followed', async () => {
  expect(await ask('/away')).toMatchObject({ status: 302, leads: 'http://127.0.0.1:1/x' });
});

test('of a large answer the beginning is taken', async () => {
  const { bytes, cut } = await ask('/large');
  expect({ length: bytes.length, cut }).toEqual({ length: 2_000_000, cut: true });
});

test('one that cannot be reached, or be read, says both', async () => {
  await expect(realWeb.ask('http://127.0.0.1:1/', signal)).rejects.toThrow(/could not be reached, or .*\(CORS\)/);
});

test('a call that is stopped waits for no answer', async () => {
  const stop = new AbortController();
  const asked = realWeb.ask(`${home}/endless`, stop.signal);
  stop.abort(new Error('Stopped.'));
  await expect(asked).rejects.toThrow('Stopped.');
});
