import { expect, test } from 'vitest';
import { type Circumstances, explain, type Failed } from './explain.ts';
import { presetOf, presets } from './presets.ts';
import { failedWith } from './status.ts';

const page = 'https://someone.github.io/loopscope/';
const at = (preset: string, more: Partial<Circumstances> = {}): Circumstances => ({
  preset: presetOf(preset),
  address: presetOf(preset).baseUrl || 'https://models.example.org/v1',
  model: 'some-model',
  page,
  ...more,
});
const answered = (status: number, reason: string): Failed => ({ ...failedWith(status, reason), reason, status });
const unreachable: Failed = { failure: 'network', reason: 'Failed to fetch' };

test.each([
  ['anthropic', 401, 'invalid x-api-key (authentication_error)', 'bad key'],
  ['openai', 401, 'Incorrect API key provided: sk-abc***. (invalid_api_key)', 'bad key'],
  ['google', 400, 'API key not valid. Please pass a valid API key. (INVALID_ARGUMENT)', 'bad key'],
  ['openrouter', 401, 'No auth credentials found', 'bad key'],
  ['anthropic', 400, 'Your credit balance is too low to access the Anthropic API.', 'no credit'],
  ['openai', 429, 'You exceeded your current quota, please check your plan. (insufficient_quota)', 'no credit'],
  ['deepseek', 402, 'Insufficient Balance', 'no credit'],
  ['openrouter', 402, 'This request requires more credits, or fewer max_tokens.', 'no credit'],
  ['anthropic', 404, 'model: some-model (not_found_error)', 'no model'],
  [
    'openai',
    404,
    'The model `some-model` does not exist or you do not have access to it. (model_not_found)',
    'no model',
  ],
  ['google', 404, 'models/some-model is not found for API version v1beta (NOT_FOUND)', 'no model'],
  ['openrouter', 400, 'some-model is not a valid model ID', 'no model'],
  ['groq', 400, 'The model `some-model` has been decommissioned and is no longer supported.', 'no model'],
  ['mistral', 400, 'Invalid model: some-model (invalid_model)', 'no model'],
  ['ollama', 404, "model 'some-model' not found", 'no model'],
  ['openai', 403, 'Project does not have access to model some-model', 'no access'],
  ['google', 429, 'Resource has been exhausted (RESOURCE_EXHAUSTED)', 'busy'],
  ['anthropic', 529, 'Overloaded', 'busy'],
  ['compatible', 404, 'Not Found', 'wrong address'],
  ['compatible', 418, 'I am a teapot', 'other'],
])('%s: %i "%s" is: %s', (preset, status, reason, trouble) => {
  const explanation = explain(answered(status, reason), at(preset));
  expect(explanation).toMatchObject({ trouble, said: reason });
  expect(explanation.todo.length).toBeGreaterThan(0);
});

test('a key that was never entered is named as such, with the place to make one', () => {
  const explanation = explain({ failure: 'refused', reason: 'There is no key.' }, at('groq'));
  expect(explanation).toMatchObject({ trouble: 'no key', todo: ['Make one at https://console.groq.com/keys'] });
});

test.each([
  ['ollama', 'OLLAMA_ORIGINS=https://someone.github.io'],
  ['lmstudio', 'switch on "Enable CORS"'],
  ['compatible', 'Access-Control-Allow-Origin: https://someone.github.io'],
])('%s that answers but cannot be read is told how to let this page in', (preset, setting) => {
  const explanation = explain(unreachable, at(preset, { answers: true }));
  expect(explanation.trouble).toBe('no CORS');
  expect(explanation.todo[0]).toContain(setting);
});

test.each(['ollama', 'lmstudio'])('%s that is silent is probably not running', (preset) => {
  const explanation = explain(unreachable, at(preset, { answers: false }));
  expect(explanation.trouble).toBe('not running');
  expect(explanation.todo.join()).toContain(presetOf(preset).label);
});

test('a browser that does not let the page near the computer is named', () => {
  const explanation = explain(unreachable, at('ollama', { answers: false, permission: 'denied' }));
  expect(explanation).toMatchObject({ trouble: 'not allowed by the browser' });
  expect(explanation.todo[0]).toContain('Local network access');
});

test('a plain address in the network is out of reach of a page that came encrypted', () => {
  const explanation = explain(unreachable, at('compatible', { address: 'http://192.168.1.7:8000/v1', answers: false }));
  expect(explanation.trouble).toBe('mixed content');
  const plain = at('compatible', {
    address: 'http://192.168.1.7:8000/v1',
    page: 'http://localhost:5173/',
    answers: false,
  });
  expect(explain(unreachable, plain).trouble).toBe('not running');
});

test('a service on the internet that cannot be reached may be anything, and that is said', () => {
  expect(explain(unreachable, at('openai', { answers: false })).trouble).toBe('not reachable');
});

test('a service that takes the request and is silent is waited for', () => {
  const silent: Failed = { failure: 'timeout', reason: 'Nothing came.' };
  expect(explain(silent, at('ollama')).todo[0]).toContain('loading');
});

test('every preset has words for every way to fail', () => {
  for (const { name } of presets)
    for (const failed of [unreachable, answered(401, 'No.'), answered(500, 'No.'), answered(400, 'No.')])
      expect(explain(failed, at(name)).what).not.toContain('undefined');
});
