import { expect, test } from 'vitest';
import type { Event } from '../protocol/event.ts';
import { smallRun } from '../ui/source/small-run.testing.ts';
import { chosenView } from './chosen.ts';

const countsOf = (log: readonly Event[]) => log.reduce(chosenView.evolve, chosenView.initial).counts;

test('a step counts from the first fact it left, a wait from the fact that ended it', () => {
  expect(countsOf(smallRun.slice(0, 2))).toEqual({});
  expect(countsOf(smallRun.slice(0, 3))).toEqual({ 'call-model: something new to read': 1 });
  expect(countsOf(smallRun.slice(0, 5))).toEqual({
    'call-model: something new to read': 1,
    'authorize: not judged yet': 1,
  });
  expect(countsOf(smallRun)).toEqual({
    'call-model: something new to read': 1,
    'authorize: not judged yet': 2,
    'wait: for approval': 1,
    'run: all allowed': 1,
  });
});
