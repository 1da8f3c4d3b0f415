import { expect, test } from 'vitest';
import { encode } from '../../base/text.ts';
import { packed } from '../archive/archive.testing.ts';
import { readArchive } from '../archive/read-archive.ts';
import { bring } from './bring.ts';
import { type Fetch, fetchFile } from './fetch-file.ts';
import { sampleSession } from './session/session.testing.ts';

const address = 'https://files.example.org/a/run.zip?x=1';
const giving =
  (body: BodyInit, init: ResponseInit = {}): Fetch =>
  async () =>
    new Response(body, init);

test('a file is asked for once, without cookie, referrer or another address in its place', async () => {
  const asked: unknown[] = [];
  const bytes = await fetchFile(address, async (...how) => {
    asked.push(how);
    return new Response('title: A\n');
  });
  expect(new TextDecoder().decode(bytes)).toBe('title: A\n');
  expect(asked).toEqual([
    [address, { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error', cache: 'no-store' }],
  ]);
});

test('what goes wrong is said in words: no permission, no file, too large by its own word or by what comes, broken off', async () => {
  const away: Fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(fetchFile(address, away)).rejects.toThrow(
    /files\.example\.org could not be read from.*Access-Control-Allow-Origin/,
  );
  await expect(fetchFile(address, giving('', { status: 404 }))).rejects.toThrow(
    'There is no such file at https://files.example.org (404)',
  );
  await expect(fetchFile(address, giving('', { status: 403 }))).rejects.toThrow('refused to give the file (403)');
  await expect(fetchFile(address, giving('', { headers: { 'content-length': '99' } }), 50)).rejects.toThrow(
    'larger than 50',
  );
  await expect(fetchFile(address, giving('x'.repeat(99)), 50)).rejects.toThrow('larger than 50');
  const cut = new ReadableStream({ pull: (stream) => stream.error(new Error('reset')) });
  await expect(fetchFile(address, giving(cut))).rejects.toThrow('broke off in the middle');
});

test('what comes is told by what it is: an archive, a script, a session, or none of them', async () => {
  const { bytes, events } = await packed();
  const archive = await bring({ address }, [], giving(bytes.slice()));
  expect(archive).toMatchObject({ is: 'archive', notes: ['It comes from https://files.example.org.'] });
  expect(readArchive(archive.bytes).runs[0]?.events).toEqual(events);
  expect(await bring({ address }, [], giving('title: A\n'))).toMatchObject({
    is: 'script',
    bytes: encode('title: A\n'),
  });
  const session = await bring({ address }, [], giving(sampleSession));
  expect(session).toMatchObject({ is: 'archive' });
  expect(session.notes).toHaveLength(3);
  await expect(bring({ address }, [], giving('<!doctype html><p>Sign in'))).rejects.toThrow('it is a web page');
  await expect(bring({ address }, [], giving(Uint8Array.from([0, 1, 2])))).rejects.toThrow(
    'neither an archive nor a text',
  );
});
