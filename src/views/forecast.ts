import type { ModelCard } from '../protocol/config.ts';
import type { Usage } from '../protocol/event.ts';
import { costOf } from './cost.ts';

/** What it would cost to send a request, as far as it can be known before. */
export interface Forecast {
  /** How much of the input is expected to come from the cache: what the request before had there. */
  readonly cached: number;
  /** To send it, in USD; undefined when the price is not known. */
  readonly toSend: number | undefined;
  /** With the longest reply, and nothing from the cache. */
  readonly atMost: number | undefined;
}

/** A request that was answered, and by which model. */
export interface Before {
  readonly model: ModelCard;
  readonly usage: Usage;
}

/**
 * About what a request of so many tokens would cost on a model. Its cache is assumed to hold what it held the last time,
 * where the same model was asked; a service that then wrote to it will write the rest.
 */
export function forecast(input: number, model: ModelCard, before: Before | undefined): Forecast {
  const kept = before !== undefined && sameModel(before.model, model) ? before.usage : undefined;
  const cached = Math.min(input, kept === undefined ? 0 : kept.cacheRead + kept.cacheWrite);
  const cacheWrite = kept !== undefined && kept.cacheWrite > 0 ? input - cached : 0;
  const { prices, maxOutputTokens } = model;
  if (prices === undefined) {
    const free = model.provider === 'scripted' ? 0 : undefined;
    return { cached, toSend: free, atMost: free };
  }
  const toSend = costOf({ input, output: 0, cacheRead: cached, cacheWrite }, model);
  const dearest = { ...prices, input: Math.max(prices.input, prices.cacheWrite) };
  const atMost = costOf({ input, output: maxOutputTokens, cacheRead: 0, cacheWrite: 0 }, { prices: dearest });
  return { cached, toSend, atMost };
}

function sameModel(a: ModelCard, b: ModelCard): boolean {
  return a.provider === b.provider && a.id === b.id;
}
