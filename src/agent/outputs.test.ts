import { expect, test } from 'vitest';
import { hashOf } from '../base/hash.ts';
import { decode } from '../base/text.ts';
import { bound, longestOutput } from './outputs.ts';

function blobsIn(kept: Map<string, Uint8Array>) {
  return {
    put: (bytes: Uint8Array) => {
      kept.set(hashOf(bytes), bytes);
      return hashOf(bytes);
    },
    get: async (hash: string) => kept.get(hash),
  };
}

test('a result that is not too long stays as it is, and nothing is kept', () => {
  const kept = new Map<string, Uint8Array>();
  const result = { content: [{ type: 'text', text: 'x'.repeat(longestOutput) }] } as const;
  expect(bound('main.1', result, blobsIn(kept))).toEqual(result);
  expect(kept.size).toBe(0);
});

test('a result that is too long is kept whole, and the model reads both ends and how to read the rest', () => {
  const kept = new Map<string, Uint8Array>();
  const whole = Array.from({ length: 5000 }, (_, i) => `line ${i}`).join('\n');
  const image = { type: 'image', mime: 'image/png', blob: 'b' } as const;
  const bounded = bound('main.7', { content: [{ type: 'text', text: whole }, image] }, blobsIn(kept));
  const [shown, rest] = bounded.content;
  const text = shown?.type === 'text' ? shown.text : '';
  expect(rest).toEqual(image);
  expect(text.startsWith('line 0\nline 1\n') && text.endsWith('line 4998\nline 4999')).toBe(true);
  expect(text).toContain('read_file with path "output:main.7"');
  expect(text.length).toBeLessThan(longestOutput);
  expect(bounded.whole?.chars).toBe(whole.length);
  expect(decode(kept.get(bounded.whole?.blob ?? '') ?? new Uint8Array())).toBe(whole);
});
