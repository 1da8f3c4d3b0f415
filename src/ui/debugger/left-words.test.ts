import { expect, test } from 'vitest';
import { leftWords } from './left-words.ts';

test.each([
  [{ real: false, pages: 0 }, 'Everything stays in this tab'],
  [{ real: false, pages: 1 }, '1 request to the web left this tab'],
  [{ real: false, pages: 3 }, '3 requests to the web left this tab'],
  [{ real: true, pages: 0 }, 'Requests go to your model'],
  [{ real: true, pages: 2 }, 'Requests go to your model, and 2 went to the web'],
])('%j', (left, words) => {
  expect(leftWords(left)).toBe(words);
});
