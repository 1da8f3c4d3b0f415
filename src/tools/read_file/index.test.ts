import { expect, test } from 'vitest';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();
const lines = (count: number, line = (number: number) => `line ${number}`) =>
  Array.from({ length: count }, (_, i) => `${line(i + 1)}\n`).join('');

test('a text comes as numbered lines, whatever ends them', async () => {
  const trial = begin({ 'a.txt': '\uFEFFone\r\ntwo\r\n\r\nthree' }, signal);
  expect(await trial.call(tool, { path: '/a.txt' })).toMatchObject({
    text: '1\tone\n2\ttwo\n3\t\n4\tthree',
    failed: false,
  });
});

test('a part says what was left out and how to read on', async () => {
  const trial = begin({ 'a.txt': lines(5000) }, signal);
  const first = await trial.call(tool, { path: 'a.txt', limit: 2 });
  expect(first.text).toBe(
    '1\tline 1\n2\tline 2\n\n(Lines 1 to 2 of 5,000; the others were left out. Go on with offset 3.)',
  );
  const last = await trial.call(tool, { path: 'a.txt', offset: 4999 });
  expect(last.text).toBe(
    '4999\tline 4999\n5000\tline 5000\n\n(Lines 4,999 to 5,000 of 5,000; the others were left out.)',
  );
});

test('reading on from page to page shows every line once, and no page is cut', async () => {
  const trial = begin({ 'a.txt': lines(5000, (number) => `${number} ${'x'.repeat(number % 90)}`) }, signal);
  const seen: string[] = [];
  for (let offset: number | undefined = 1; offset !== undefined; ) {
    const { text, event } = await trial.call(tool, { path: 'a.txt', offset });
    expect(event.whole).toBeUndefined();
    seen.push(
      ...text
        .split('\n')
        .filter((line) => line.includes('\t'))
        .map((line) => line.replace(/^\d+\t/, '')),
    );
    const on = /Go on with offset (\d+)/.exec(text)?.[1];
    offset = on === undefined ? undefined : Number(on);
  }
  expect(`${seen.join('\n')}\n`).toBe(await trial.textAt('a.txt'));
});

test('a line that is too long is read in parts', async () => {
  const trial = begin({ 'a.json': `[\n${'7'.repeat(50_000)}\n]` }, signal);
  const { text } = await trial.call(tool, { path: 'a.json' });
  expect(text).toContain('[48,000 more characters: read with offset 2, column 2001]');
  const part = await trial.call(tool, { path: 'a.json', offset: 2, column: 2001 });
  expect(part.text).toContain(
    '(Characters 2,001 to 20,000 of the 50,000 of line 2. Go on with offset 2, column 20001.)',
  );
  const last = await trial.call(tool, { path: 'a.json', offset: 2, column: 49_999 });
  expect(last.text).toBe('2\t77\n\n(Characters 49,999 to 50,000 of the 50,000 of line 2.)');
});

test('what is empty or beyond the end is said', async () => {
  const trial = begin({ 'empty.txt': '', 'a.txt': lines(2) }, signal);
  expect(await trial.call(tool, { path: 'empty.txt' })).toMatchObject({ text: 'empty.txt is empty.', failed: false });
  expect(await trial.call(tool, { path: 'a.txt', offset: 3 })).toMatchObject({
    text: 'a.txt has 2 lines; offset 3 is past its end.',
    failed: true,
  });
  expect(await trial.call(tool, { path: 'a.txt', column: 9 })).toMatchObject({
    text: 'Line 1 of a.txt has 6 characters; column 9 is past its end.',
    failed: true,
  });
});

test('a binary file is refused with its size', async () => {
  const trial = begin({ 'a.bin': new Uint8Array([1, 0, 2, 255]) }, signal);
  const { text, failed } = await trial.call(tool, { path: 'a.bin' });
  expect({ text, failed }).toEqual({
    text: 'a.bin is a binary file (4 bytes), not text. It cannot be read with this tool.',
    failed: true,
  });
});

test('an image comes as an image', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]);
  const trial = begin({ 'a.png': png }, signal);
  const { event } = await trial.call(tool, { path: 'a.png' });
  expect(event.content).toEqual([
    { type: 'text', text: 'a.png is an image (image/png, 12 bytes):' },
    { type: 'image', mime: 'image/png', blob: trial.blobs.put(png) },
  ]);
});

test('a file of 20 MB gives a page', async () => {
  const trial = begin({ 'big.log': lines(400_000, (number) => `${number} ${'x'.repeat(44)}`) }, signal);
  const { text, failed } = await trial.call(tool, { path: 'big.log', offset: 399_999 });
  expect({ failed, end: text.slice(-62) }).toEqual({
    failed: false,
    end: '(Lines 399,999 to 400,000 of 400,000; the others were left out.)'.slice(-62),
  });
});

test('the whole of an output that was too long is read by the name of its call', async () => {
  const trial = begin({}, signal);
  const long = {
    ...tool,
    name: 'long',
    subjects: () => ({}),
    execute: async () => ({ content: [{ type: 'text' as const, text: lines(4000) }] }),
  };
  const { text } = await trial.call(long, { path: 'any' });
  expect(text).toContain('read_file with path "output:main.1"');
  const kept = await trial.call(tool, { path: 'output:main.1', offset: 2000, limit: 1 });
  expect(kept.text).toBe(
    '2000\tline 2000\n\n(Lines 2,000 to 2,000 of 4,000; the others were left out. Go on with offset 2001.)',
  );
  expect(await trial.call(tool, { path: 'output:main.9' })).toMatchObject({
    failed: true,
    text: expect.stringContaining('No call "main.9" has returned anything.'),
  });
});

test('what was read is remembered with the result', async () => {
  const trial = begin({ 'a.txt': 'a' }, signal);
  const { event } = await trial.call(tool, { path: './b/../a.txt' });
  expect(event.read).toEqual([{ path: 'a.txt', blob: trial.blobs.put(new Uint8Array([97])) }]);
});
