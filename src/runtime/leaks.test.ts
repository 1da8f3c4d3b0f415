import { expect, test } from 'vitest';
import { leaksIn } from './leaks.ts';

const key = 'entered-key-0123456789';
const keys = {
  list: async () => [{ origin: 'https://models.example', kept: 'memory' as const }],
  keyFor: async () => key,
};
const entries = (text: string) => new Map([['runs/0.jsonl', new TextEncoder().encode(text)]]);

test('a key that was entered here stops the export, in words that do not hold it', async () => {
  const leak = leaksIn(entries(`{"text":"${key}"}`), keys);
  await expect(leak).rejects.toThrow('your key for https://models.example stands in runs/0.jsonl');
  await expect(leak).rejects.not.toThrow(key);
});

test('what looks like a key is named, and what does not is not', async () => {
  expect(await leaksIn(entries('the key sk-0123456789abcdefghij'), keys)).toEqual(['runs/0.jsonl']);
  expect(await leaksIn(entries('a task'), keys)).toEqual([]);
});
