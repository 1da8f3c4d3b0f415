import type { ModelCard } from '../../protocol/config.ts';
import { money } from '../kit/format.ts';

export type Prices = NonNullable<ModelCard['prices']>;

/** The kinds of tokens that are priced apart, as they are called here and drawn. */
export const kinds = [
  { key: 'fresh', label: 'Fresh', long: 'Fresh input', look: 'text-model bg-current' },
  { key: 'cacheRead', label: 'Cached', long: 'Read from the cache', look: 'text-model soft' },
  { key: 'cacheWrite', label: 'Written', long: 'Written to the cache', look: 'text-ctx hatch' },
  { key: 'output', label: 'Output', long: 'Output', look: 'text-tool bg-current' },
] as const;

const plain = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Prices in words, for a million tokens. */
export function pricesInWords({ input, output, cacheRead, cacheWrite }: Prices): string {
  const [i, o, r, w] = [input, output, cacheRead, cacheWrite].map((price) => `$${plain.format(price)}`);
  return `Input ${i}, output ${o}, cache reads ${r}, cache writes ${w} for a million tokens.`;
}

/** A day of a table: `23 November 2026`. */
export function dayInWords(date: string): string {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date : day.format(at);
}

/** A sum of which a part may be unknown: it is said to be so, and never shown as zero. */
export function costInWords({ cost, unpriced }: { readonly cost: number; readonly unpriced: number }): string {
  if (unpriced === 0) return money(cost).short;
  return cost === 0 ? 'Price unknown' : `At least ${money(cost).short}`;
}

/** A price as a person wrote it; undefined when it is none. */
export function readDollars(text: string): number | undefined {
  const number = Number(text.trim().replace(/^\$/, ''));
  return text.trim() === '' || !Number.isFinite(number) || number < 0 ? undefined : number;
}
