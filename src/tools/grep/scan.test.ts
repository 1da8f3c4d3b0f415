import { expect, test } from 'vitest';
import { scan } from './scan.ts';

const around = { before: 0, after: 0, most: 10 };

test('a search tells how much it has searched, and ends where a rest ends it', async () => {
  const seen: string[] = [];
  let chars = 0;
  const find = (line: string) => seen.push(line);
  const rest = (more: number) => {
    chars += more;
    return chars < 6 ? undefined : Promise.reject(new Error('stopped'));
  };
  await expect(scan('a', ['one', 'two', 'three'], find, around, rest)).rejects.toThrow('stopped');
  expect(seen).toEqual(['one', 'two']);
});

test('all matches are counted, and only so many shown', async () => {
  const hits = await scan(
    'a',
    ['x', '-', 'x', 'x'],
    (line) => line.indexOf('x'),
    { ...around, most: 2 },
    () => undefined,
  );
  expect(hits).toEqual({ count: 3, shown: ['a:1: x', 'a:3: x'] });
});
