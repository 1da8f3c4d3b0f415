import { expect, test } from 'vitest';
import { isShared } from './shared-host.ts';

test.each([
  ['https://someone.github.io/loopscope/', true],
  ['https://group.gitlab.io/deep/loopscope/run/1', true],
  ['https://loopscope.example.org/', false],
  ['http://localhost:5173/', false],
  [undefined, false],
])('%s is shared with others: %s', (page, expected) => {
  expect(isShared(page)).toBe(expected);
});
