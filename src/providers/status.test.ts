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
  'input length and `max_tokens` exceed context limit: 190000 + 32000 > 200000, decrease input length',
  'Your input exceeds the context window of this model. Please adjust your input and try again.',
  'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
  'Please reduce the length of the messages or completion.',
  'Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length',
  "This endpoint's maximum context length is 131072 tokens. However, you requested about 200000 tokens.",
  'the request exceeds the available context size. try increasing the context size or enable context shift',
  'Trying to keep the first 5000 tokens when context the overflows.',
  "This model's maximum prompt length is 131072 but the request contains 200000 tokens.",
  'Input is too long for requested model.',
  'The input is too long for the context window.',
])('"%s" says that the conversation does not fit', (reason) => {
  expect(failedWith(400, reason)).toMatchObject({ failure: 'too-long', retryable: false });
});

test('too many tokens in a minute is a matter of waiting, not of length', () => {
  const words = 'Rate limit reached: too many tokens per minute. Please reduce the length of the messages.';
  expect(failedWith(429, words)).toMatchObject({ failure: 'status', retryable: true });
});

test.each([
  [400, 'Your credit balance is too low to access the Anthropic API.'],
  [429, 'You exceeded your current quota. (insufficient_quota)'],
  [402, 'Insufficient Balance'],
])('%i "%s" is an empty account, which waiting does not fill', (status, reason) => {
  expect(failedWith(status, reason)).toMatchObject({ failure: 'status', retryable: false });
});

test('a key that is not valid is refused, also with status 400', () => {
  expect(failedWith(400, 'API key not valid. Please pass a valid API key.')).toMatchObject({ failure: 'refused' });
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
