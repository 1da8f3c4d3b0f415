import { expect, test } from 'vitest';
import type { ModelCard } from '../protocol/config.ts';
import { forecast } from './forecast.ts';

const prices = { input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75 };
const model: ModelCard = { provider: 'anthropic', id: 'm', window: 200_000, maxOutputTokens: 32_000, prices };

test('a first request costs its input, and at most the longest reply to one that is written to the cache', () => {
  expect(forecast(1843, model, undefined)).toEqual({
    cached: 0,
    toSend: (1843 * 3) / 1e6,
    atMost: (1843 * 3.75 + 32_000 * 15) / 1e6,
  });
});

test('what was in the cache the last time is read from it, and what is new is written where it was written then', () => {
  const wrote = { model, usage: { input: 1000, output: 50, cacheRead: 600, cacheWrite: 400 } };
  expect(forecast(1500, model, wrote)).toMatchObject({ cached: 1000, toSend: (1000 * 0.3 + 500 * 3.75) / 1e6 });
  const read = { model, usage: { input: 1000, output: 50, cacheRead: 600, cacheWrite: 0 } };
  expect(forecast(1500, model, read)).toMatchObject({ cached: 600, toSend: (600 * 0.3 + 900 * 3) / 1e6 });
  expect(forecast(200, model, wrote)).toMatchObject({ cached: 200 });
});

test('another model has nothing in its cache', () => {
  const before = { model, usage: { input: 1000, output: 50, cacheRead: 600, cacheWrite: 400 } };
  expect(forecast(1500, { ...model, id: 'other' }, before)).toMatchObject({ cached: 0, toSend: (1500 * 3) / 1e6 });
});

test('an unknown price stays unknown, and a script costs nothing', () => {
  const { prices: _, ...unpriced } = model;
  expect(forecast(10, unpriced, undefined)).toEqual({ cached: 0, toSend: undefined, atMost: undefined });
  expect(forecast(10, { ...unpriced, provider: 'scripted' }, undefined)).toMatchObject({ toSend: 0, atMost: 0 });
});
