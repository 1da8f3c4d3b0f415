import { expect, test } from 'vitest';
import type { EventOf } from '../../protocol/event.ts';
import { adviceFor } from './advice.ts';

const told = (more: Partial<EventOf<'model.failed'>>) =>
  adviceFor({
    seq: 1,
    at: 0,
    agent: 'main',
    type: 'model.failed',
    failure: 'status',
    reason: 'It says no.',
    retryable: false,
    wait: 0,
    ...more,
  });

test('every failure says what happened and what to do, each in words of its own', () => {
  const failures = [
    'network',
    'timeout',
    'cut',
    'status',
    'refused',
    'filtered',
    'too-long',
    'no-rule',
    'stopped',
  ] as const;
  const advice = failures.map((failure) => told({ failure }));
  expect(new Set(advice.map(({ happened }) => happened)).size).toBe(failures.length);
  expect(new Set(advice.map(({ todo }) => todo)).size).toBe(failures.length);
});

test('a bad key, a missing key, no credit and a wrong model lead to the model’s dialog', () => {
  expect(told({ failure: 'refused', status: 401 })).toMatchObject({
    happened: 'The model’s service refused the key.',
    inModel: true,
  });
  expect(told({ failure: 'refused' }).happened).toBe('The model’s service wants a key.');
  expect(told({ status: 402 })).toMatchObject({ happened: 'The account has no credit left.', inModel: true });
  expect(told({ status: 429, reason: 'insufficient_quota' }).happened).toBe('The account has no credit left.');
  expect(told({ status: 404 })).toMatchObject({ happened: 'The service has no such model.', inModel: true });
});

test('what may heal says how often it was tried, and only to wait', () => {
  expect(told({ status: 529, retryable: true })).toEqual({
    happened: 'The model’s service is too busy, or fails. It was asked 5 times.',
    todo: 'Wait a minute, then try again.',
    inModel: false,
  });
  expect(told({ failure: 'network', retryable: true }).happened).toContain('It was asked 5 times.');
});
