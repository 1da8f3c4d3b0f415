import type { ModelCard } from '../protocol/config.ts';
import type { Usage } from '../protocol/event.ts';

/** What a request cost in USD; 0 when the model has no price. Cached input is priced apart from fresh input. */
export function costOf({ input, output, cacheRead, cacheWrite }: Usage, { prices }: Pick<ModelCard, 'prices'>): number {
  if (prices === undefined) return 0;
  const fresh = Math.max(0, input - cacheRead - cacheWrite);
  const sum =
    fresh * prices.input + cacheRead * prices.cacheRead + cacheWrite * prices.cacheWrite + output * prices.output;
  return sum / 1_000_000;
}

/** What an agent has spent by itself, in USD; undefined when the price of its model is not known. A script costs nothing. */
export function spentBy({ config: { model }, tally }: Spender): number | undefined {
  const unknown = model.prices === undefined && model.provider !== 'scripted' && tally.replies > 0;
  return unknown ? undefined : tally.spent;
}

interface Spender {
  readonly config: { readonly model: ModelCard };
  readonly tally: { readonly spent: number; readonly replies: number };
}
