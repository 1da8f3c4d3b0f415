import { expect, test } from 'vitest';
import { failedWith, reasonFor } from './status.ts';

test.each([408, 409, 429, 500, 502, 503, 504, 529, 599])('%i may heal', (status) => {
  expect(failedWith(status, 'No.', 5000)).toMatchObject({ failure: 'status', retryable: true, status, after: 5000 });
});

test.each([400, 404, 413, 422])('%i will not heal', (status) => {
  expect(failedWith(status, 'No.')).toMatchObject({ failure: 'status', retryable: false, status });
});

test.each([401, 403])('%i is a refused key', (status) => {
  expect(failedWith(status, 'No.')).toMatchObject({ failure: 'refused', retryable: false, status });
});

test.each([
  'prompt is too long: 210000 tokens > 200000 maximum',
  "This model's maximum context length is 128000 tokens.",
  'context_length_exceeded',
  'The input is too long for the context window.',
])('"%s" says that the conversation does not fit', (reason) => {
  expect(failedWith(400, reason)).toMatchObject({ failure: 'too-long', retryable: false });
});

test('an error that says overloaded may heal, whatever its status', () => {
  expect(failedWith(400, '{"type":"overloaded_error"}')).toMatchObject({ failure: 'status', retryable: true });
});

test('every status has words', () => {
  expect([reasonFor(529), reasonFor(418)]).toEqual([
    'The provider is overloaded.',
    'The provider answered with status 418.',
  ]);
});
