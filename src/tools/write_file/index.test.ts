import { expect, test } from 'vitest';
import { begin } from '../trial.ts';
import { tool } from './index.ts';

const { signal } = new AbortController();

test('a new file is created, with the folders above it', async () => {
  const trial = begin({}, signal);
  expect((await trial.call(tool, { path: '/src/deep/a.ts', content: 'a\nb\n' })).text).toBe(
    'Created src/deep/a.ts: 2 lines.',
  );
  expect(await trial.textAt('src/deep/a.ts')).toBe('a\nb\n');
});

test('replacing says how many lines there are and were', async () => {
  const trial = begin({ 'a.ts': 'a\nb\nc', 'one.ts': 'a', 'empty.ts': '', 'a.bin': new Uint8Array([0, 1]) }, signal);
  const says = async (path: string, content: string) => (await trial.call(tool, { path, content })).text;
  expect(await says('a.ts', 'a\n')).toBe('Replaced a.ts: 1 line; there were 3 lines.');
  expect(await says('one.ts', '')).toBe('Replaced one.ts: an empty file; there was 1 line.');
  expect(await says('empty.ts', 'a')).toBe('Replaced empty.ts: 1 line; there was an empty file.');
  expect(await says('a.bin', 'a')).toBe('Replaced a.bin: 1 line; there was a binary file of 2 bytes.');
  expect(await trial.textAt('a.ts')).toBe('a\n');
});

test('a change of line endings is said', async () => {
  const trial = begin({ 'a.ts': 'a\r\nb\r\n' }, signal);
  const { text } = await trial.call(tool, { path: 'a.ts', content: 'a\nc\n' });
  expect(text).toBe(
    'Replaced a.ts: 2 lines; there were 2 lines. Its lines ended with CRLF before and end with LF now.',
  );
});

test('what was replaced does not count as read, and the change carries the call', async () => {
  const trial = begin({ 'a.ts': 'a' }, signal);
  const { event } = await trial.call(tool, { path: 'a.ts', content: 'b' });
  expect(event.read).toBeUndefined();
  expect(trial.log.events.find(({ type }) => type === 'files.changed')).toMatchObject({
    because: 'tool',
    call: 'main.1',
    changes: [{ path: 'a.ts', entry: { is: 'file', bytes: 1 } }],
  });
});
