import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serve } from './serve.mjs';

const place = mkdtempSync(join(tmpdir(), 'serve-'));
const root = join(place, 'dist');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(place, 'secret.txt'), 'secret');
writeFileSync(join(root, 'index.html'), '<title>page</title>');
writeFileSync(join(root, 'assets', 'engine.mjs'), 'export {}');
writeFileSync(join(root, 'assets', 'engine.wasm'), '');
afterAll(() => rmSync(place, { recursive: true }));

test('a page is served under its sub-path and nowhere else', async () => {
  const { url, close } = await serve({ root, base: 'sub/path' });
  expect(new URL(url).pathname).toBe('/sub/path/');
  expect(await (await fetch(url)).text()).toBe('<title>page</title>');
  expect((await fetch(url.slice(0, -1))).url).toBe(url);
  expect((await fetch(new URL('/', url))).status).toBe(404);
  expect((await fetch(new URL('/index.html', url))).status).toBe(404);
  close();
});

test('scripts and WebAssembly bear the types that browsers ask for', async () => {
  const { url, close } = await serve({ root });
  const typeOf = async (path: string) => (await fetch(new URL(path, url))).headers.get('content-type');
  expect(await typeOf('assets/engine.mjs')).toBe('text/javascript; charset=utf-8');
  expect(await typeOf('assets/engine.wasm')).toBe('application/wasm');
  expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  close();
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/assets/../../secret.txt',
  '/%00',
  '/%',
])('nothing outside the folder is served: %s', async (path) => {
  const { url, close } = await serve({ root });
  expect(await rawStatus(Number(new URL(url).port), path)).toBe('404');
  close();
});

/** `fetch` would tidy the path before it asks. */
function rawStatus(port: number, path: string): Promise<string | undefined> {
  return new Promise((answered, failed) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`),
    );
    socket.once('data', (data) => answered(String(data).split(' ')[1]));
    socket.once('error', failed);
  });
}
