import { expect, test } from 'vitest';
import { pendingPlan } from './plan.ts';

const input = { plan: '1. Look' };

test('a plan that nobody touched is approved as the model wrote it, and leads where the person says', () => {
  expect(pendingPlan('auto', '1. Look', input, 'ignored')).toEqual({
    ready: true,
    word: 'Approve the plan',
    decision: { verdict: 'allow', mode: 'auto' },
  });
});

test('an edited plan goes back whole', () => {
  expect(pendingPlan('default', '1. Look twice', input, '')).toEqual({
    ready: true,
    word: 'Approve the edited plan',
    decision: { verdict: 'allow', mode: 'default', input: { plan: '1. Look twice' } },
  });
});

test('an empty plan cannot be approved, but refused', () => {
  expect(pendingPlan('default', ' \n', input, '')).toEqual({ ready: false, word: 'The plan is empty' });
  expect(pendingPlan('keep', '', input, ' Too short. ')).toEqual({
    ready: true,
    word: 'Keep planning, with this reason',
    decision: { verdict: 'deny', reason: 'Too short.' },
  });
  expect(pendingPlan('keep', '', input, ' ')).toMatchObject({ decision: { verdict: 'deny' } });
});
