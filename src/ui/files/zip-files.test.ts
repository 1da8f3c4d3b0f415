import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decode, encode } from '../../base/text.ts';
import { change, emptyFolder } from '../../views/workspace.ts';
import { zipFiles } from './zip-files.ts';

test('the zip holds every file at its path, byte for byte, and says what is not in it', async () => {
  const contents: Readonly<Record<string, Uint8Array>> = { a: encode('one\n'), b: new Uint8Array([0, 255, 1]) };
  const root = change(
    emptyFolder,
    [
      { path: 'docs/a.txt', entry: { is: 'file', blob: 'a', bytes: 4 } },
      { path: 'b.bin', entry: { is: 'file', blob: 'b', bytes: 3 } },
      { path: 'lost.txt', entry: { is: 'file', blob: 'gone', bytes: 3 } },
      { path: 'link', entry: { is: 'link', target: 'b.bin' } },
    ],
    { seq: 0, at: Date.UTC(2026, 5, 1) },
  );
  const { bytes, ...rest } = await zipFiles(root, async (hash) => contents[hash]);
  const files = unzipSync(bytes);
  expect(Object.keys(files).sort()).toEqual(['b.bin', 'docs/a.txt']);
  expect(decode(files['docs/a.txt'] ?? new Uint8Array())).toBe('one\n');
  expect(files['b.bin']).toEqual(contents.b);
  expect(rest).toEqual({ files: 2, missing: 1, links: 1 });
});
