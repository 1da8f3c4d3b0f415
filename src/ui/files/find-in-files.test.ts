import { expect, test } from 'vitest';
import { encode } from '../../base/text.ts';
import { change, emptyFolder } from '../../views/workspace.ts';
import { findInFiles } from './find-in-files.ts';

const contents: Readonly<Record<string, Uint8Array>> = {
  a: encode('one\n  Two words\nthree'),
  b: encode('nothing'),
  c: new Uint8Array([0, 1, 2]),
  d: encode(`${'x'.repeat(300)} two ${'y'.repeat(300)}`),
  e: encode('two\n'.repeat(300)),
};
const rootOf = (...names: readonly string[]) =>
  change(
    emptyFolder,
    names.map((blob) => ({ path: `src/${blob}.txt`, entry: { is: 'file', blob, bytes: blob === 'huge' ? 9e6 : 9 } })),
    { seq: 0, at: 0 },
  );
const { signal } = new AbortController();
const find = (...names: readonly string[]) =>
  findInFiles(rootOf(...names), 'two', async (hash) => contents[hash], signal);

test('lines are found whatever their case, and what cannot be read is counted', async () => {
  expect(await find('a', 'b', 'c', 'huge', 'lost')).toEqual({
    hits: [{ path: 'src/a.txt', line: 2, text: 'Two words' }],
    more: false,
    unread: 3,
  });
});

test('of a long line the part around it is given, and of many lines the first', async () => {
  const [hit] = (await find('d')).hits;
  expect(hit?.text).toMatch(/^…x+ two y+…$/);
  const many = await find('e');
  expect([many.hits.length, many.more]).toEqual([200, true]);
});

test('a search that nobody waits for any more ends', async () => {
  await expect(findInFiles(rootOf('a'), 'two', async () => undefined, AbortSignal.abort())).rejects.toThrow();
});
