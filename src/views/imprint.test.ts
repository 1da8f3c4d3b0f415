import { expect, test } from 'vitest';
import { imprintOf } from './imprint.ts';

test('the same words have the same imprint, and others another', () => {
  expect(imprintOf('a.txt (12 bytes)')).toEqual(imprintOf('a.txt (12 bytes)'));
  expect(imprintOf('a.txt (12 bytes)').hash).not.toBe(imprintOf('a.txt (13 bytes)').hash);
});

test.each([
  ['a time of day', 'at 12:31:07', 'at 9:05:59.123'],
  ['a date with its time', 'Built 2026-02-03T10:00:00Z.', 'Built 2025-12-31 23:59:59.1+01:00.'],
  ['milliseconds since 1970', '{"at":1767225600000}', '{"at":1767229999999}'],
  ['how long it took', 'ok (12 ms), 1.5s in all', 'ok (7.25 ms), 22s in all'],
  ['an id', 'run 0b6d3c4e-93f5-4a73-8a0f-6a1c5f3f8b11', 'run 11111111-2222-4333-8444-555555555555'],
])('%s is no difference', (_, recorded, now) => {
  expect(imprintOf(now).hash).toBe(imprintOf(recorded).hash);
});

test('what looks like a key is not in it, and what stands for the key is no difference', () => {
  const { text, hash } = imprintOf('KEY=sk-ant-api03-AbCdEf0123456789');
  expect(text).toBe('KEY=[key removed................]');
  expect(imprintOf(text).hash).toBe(hash);
});

test('of a long text the ends are kept to be shown, and all of it counts', () => {
  const long = `begin\n${'x'.repeat(50_000)}\nend`;
  const { text, hash } = imprintOf(long);
  expect(text.length).toBeLessThan(3000);
  expect(text).toMatch(/^begin\n[\s\S]*characters are left out here[\s\S]*\nend$/);
  expect(imprintOf(long.replace('xxxx\n', 'xxxy\n')).hash).not.toBe(hash);
});
