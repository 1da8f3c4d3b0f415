import { expect, test } from 'vitest';
import { type Found, ownFiles } from './own-files.ts';

function found(path: string, text = 'x', size = text.length): Found {
  return { path, size, read: async () => new TextEncoder().encode(text).buffer };
}

const taken = async (...all: Parameters<typeof ownFiles>) => {
  const { files, ...rest } = await ownFiles(...all);
  return { files: files.map(({ path, bytes }) => `${path}: ${new TextDecoder().decode(bytes)}`), ...rest };
};

test('the one folder that holds all becomes the workspace', async () => {
  expect(await taken([found('shop/a.txt', 'one'), found('shop/src/b.ts', 'two')])).toEqual({
    files: ['a.txt: one', 'src/b.ts: two'],
    leftOut: [],
  });
  expect((await taken([found('shop/a.txt'), found('b.txt')])).files).toEqual(['shop/a.txt: x', 'b.txt: x']);
});

test('what nobody needs is left out and named once, walked or not', async () => {
  const { files, leftOut } = await taken(
    [found('shop/a.txt'), found('shop/lib/node_modules/x/1.js'), found('shop/lib/node_modules/2.js')],
    ['shop/.git'],
  );
  expect(files).toEqual(['a.txt: x']);
  expect(leftOut).toEqual([
    { path: '.git/', why: 'not needed' },
    { path: 'lib/node_modules/', why: 'not needed' },
  ]);
});

test('what looks secret stays outside, and is named', async () => {
  const { files, leftOut } = await taken([
    found('a.txt'),
    found('.env'),
    found('.env.example'),
    found('keys/deploy.pem'),
  ]);
  expect(files).toEqual(['a.txt: x', '.env.example: x']);
  expect(leftOut).toEqual([
    { path: '.env', why: 'looks secret' },
    { path: 'keys/deploy.pem', why: 'looks secret' },
  ]);
});

test('one file that is too large is left out; too many files are taken not at all', async () => {
  expect(await taken([found('a.txt'), found('film.mp4', '', 5_000_001)])).toEqual({
    files: ['a.txt: x'],
    leftOut: [{ path: 'film.mp4', why: 'larger than 5 MB' }],
  });
  const many = await taken(Array.from({ length: 1001 }, (_, at) => found(`${at}.txt`)));
  expect(many).toEqual({ files: [], leftOut: [], fault: 'These are 1,001 files, and a run takes at most 1,000.' });
});

test('a file that cannot be read is left out, and the others are there', async () => {
  const broken = { ...found('b.txt'), read: () => Promise.reject(new Error('gone')) };
  expect(await taken([found('a.txt'), broken])).toEqual({
    files: ['a.txt: x'],
    leftOut: [{ path: 'b.txt', why: 'it could not be read' }],
  });
});
