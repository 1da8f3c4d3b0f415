import { expect, test } from 'vitest';
import { answerOf, askingOf } from './asking.ts';

const asking = askingOf({
  question: 'Which?',
  options: [{ label: 'A', description: 'the first' }, { label: 'B' }],
  multiple: true,
});

test('the arguments of the tool are read as a question', () => {
  expect(asking).toEqual({
    question: 'Which?',
    options: [
      { label: 'A', description: 'the first' },
      { label: 'B', description: undefined },
    ],
    multiple: true,
  });
});

test('an answer has what was chosen, in the order offered, then the own words', () => {
  expect(answerOf(asking, new Set([1, 0]), ' and more ')).toBe('A, B\nand more');
  expect(answerOf(asking, new Set(), ' mine ')).toBe('mine');
  expect(answerOf(asking, new Set([1]), '')).toBe('B');
});

test('nothing chosen and nothing said is no answer', () => {
  expect(answerOf(asking, new Set(), '  ')).toBe('');
});
