import { calcPrice } from '@pydantic/genai-prices';
import { expect, test } from 'vitest';
import { costOf } from '../views/cost.ts';
import { knownOf, pricedModels } from './prices.ts';

const usage = { input: 10_000, output: 500, cacheRead: 4_000, cacheWrite: 1_000 };

test.each([
  ['anthropic', 'claude-sonnet-4-5-20250929'],
  ['anthropic', 'claude-opus-4-1'],
  ['anthropic', 'claude-haiku-4-5'],
  ['openai', 'gpt-4.1-mini'],
  ['openai', 'gpt-5'],
  ['openai', 'gpt-5-mini'],
  ['google', 'gemini-2.5-pro'],
  ['google', 'gemini-2.5-flash'],
  ['groq', 'llama-3.3-70b-versatile'],
  ['openrouter', 'openai/gpt-4o-mini'],
])('%s %s costs what the package says', async (service, id) => {
  const { prices, date } = await knownOf(service, id);
  const card = { provider: service, id, window: 1, maxOutputTokens: 1, ...(prices && { prices }) };
  const theirs = calcPrice(
    { input_tokens: 10_000, output_tokens: 500, cache_read_tokens: 4_000, cache_write_tokens: 1_000 },
    id,
    { providerId: service, timestamp: new Date(date) },
  );
  expect(prices).toBeDefined();
  expect(costOf(usage, card)).toBeCloseTo(theirs?.total_price ?? Number.NaN, 8);
});

test('windows are known, and the table says of which day it is', async () => {
  expect(await knownOf('anthropic', 'claude-sonnet-4-6')).toMatchObject({ window: 1_000_000 });
  expect((await knownOf('anthropic', 'x')).date).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test.each([
  ['anthropic', 'claude-next-99'],
  ['ollama', 'llama3'],
  [undefined, 'gpt-5'],
  ['__proto__', 'gpt-5'],
])('of %s %s nothing is known, and nothing is not zero', async (service, id) => {
  expect(Object.keys(await knownOf(service, id))).toEqual(['date']);
});

test('the models that are offered cost what they cost when they are asked for by name', async () => {
  const { date, services } = await pricedModels();
  expect(date).toBe((await knownOf('anthropic', 'x')).date);
  expect([...services.keys()]).toContain('openrouter');
  for (const [service, models] of services) {
    expect(models.length).toBeGreaterThan(4);
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    for (const { id, prices } of models)
      expect({ id, prices }).toEqual({ id, prices: (await knownOf(service, id)).prices });
  }
});
