import { expect, test } from 'vitest';
import { chosenView } from './chosen.ts';
import { smallRun } from './small-run.testing.ts';

const countsAt = (cursor: number) => smallRun.slice(0, cursor).reduce(chosenView.evolve, chosenView.initial).counts;

test('a step counts from the first fact it left, a wait from the fact that ended it', () => {
  expect(countsAt(2)).toEqual({});
  expect(countsAt(3)).toEqual({ 'call-model: something new to read': 1 });
  expect(countsAt(5)).toEqual({ 'call-model: something new to read': 1, 'authorize: not judged yet': 1 });
  expect(countsAt(smallRun.length)).toEqual({
    'call-model: something new to read': 1,
    'authorize: not judged yet': 2,
    'wait: for approval': 1,
    'run: all allowed': 1,
  });
});
