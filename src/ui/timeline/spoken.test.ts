import { expect, test } from 'vitest';
import {
  begun,
  decided,
  finished,
  hooked,
  logOf,
  prompted,
  replied,
  requested,
  rested,
  started,
} from '../../views/log.testing.ts';
import { sentenceOf, spokenOf } from './spoken.ts';

const log = logOf([
  started,
  prompted,
  requested,
  replied(['main.1', 'main.2']),
  hooked('main.1'),
  decided('main.1'),
  decided('main.2', 'deny'),
  begun('main.1'),
  finished('main.1'),
  finished('main.2', { because: 'settled', failed: true }),
  requested,
  replied([], 'All done.'),
  rested,
]);

test('replies, refusals and rests are said; checks that pass and results that come are not', () => {
  expect(spokenOf(log, 0, log.length, 0)).toEqual([
    'Turn 1: model calls read_file, read_file',
    'Permission read_file the mode: deny',
    'read_file one',
    'Turn 2: model says: All done.',
    'Rest done',
  ]);
});

test('nothing is said twice', () => {
  const parts = [0, 4, 7, 11].flatMap((from, at, all) =>
    spokenOf(log, from, all[at + 1] ?? log.length, at > 2 ? 1 : 0),
  );
  expect(parts).toEqual(spokenOf(log, 0, log.length, 0));
});

test('a row is said in one sentence', () => {
  expect(sentenceOf(log, 7, log.length)).toBe('read_file main.1.txt');
});
