/**
 * `npm run prices`: takes what the harness needs of @pydantic/genai-prices into `src/providers/prices.json`: which names a
 * model has, its window, and what a million tokens cost in USD. Update the package first; the date is the day of this run.
 */
import { writeFileSync } from 'node:fs';
import { findProvider } from '@pydantic/genai-prices';

/** The name of a service in the package, for each preset that has prices. */
const services = {
  anthropic: 'anthropic',
  openai: 'openai',
  google: 'google',
  openrouter: 'openrouter',
  groq: 'groq',
  deepseek: 'deepseek',
  mistral: 'mistral',
};
const now = new Date();

/**
 * @typedef {import('@pydantic/genai-prices').MatchLogic} Match
 * @typedef {import('@pydantic/genai-prices').ModelInfo} Model
 * @typedef {string | { readonly and: readonly Names[] } | readonly Names[]} Names
 */

/** A matcher in short: `=name`, `^start`, `$end`, `*part`, `/regular expression/`, a list of which one fits, `{ and }`. @param {Match} match @returns {Names} */
function namesOf(match) {
  if ('or' in match) return match.or.map(namesOf);
  if ('and' in match) return { and: match.and.map(namesOf) };
  if ('equals' in match) return `=${match.equals}`;
  if ('starts_with' in match) return `^${match.starts_with}`;
  if ('ends_with' in match) return `$${match.ends_with}`;
  if ('contains' in match) return `*${match.contains}`;
  return `/${match.regex}/`;
}

/** Prices by date: the last that has begun. Prices by the hour: the dearest. @param {Model['prices']} prices */
function pricesNow(prices) {
  if (!Array.isArray(prices)) return prices;
  const begun = prices.filter(({ constraint: by }) => by?.type !== 'start_date' || new Date(by.start_date) <= now);
  const byHour = begun.filter(({ constraint: by }) => by?.type === 'time_of_date');
  if (byHour.length === 0) return begun.at(-1)?.prices ?? {};
  return (
    begun.map((each) => each.prices).sort((a, b) => (base(b.input_mtok) ?? 0) - (base(a.input_mtok) ?? 0))[0] ?? {}
  );
}

/** A price that rises with length counts as it begins. @param {unknown} price @returns {number | undefined} */
function base(price) {
  const value = typeof price === 'object' && price !== null ? Reflect.get(price, 'base') : price;
  return typeof value === 'number' ? value : undefined;
}

/** @param {Model} model */
function rowOf({ match, context_window: window, prices }) {
  const { input_mtok, output_mtok, cache_read_mtok, cache_write_mtok } = pricesNow(prices);
  const [input, output] = [base(input_mtok), base(output_mtok)];
  // what is not said of the cache costs what other input costs
  const cost =
    input === undefined || output === undefined
      ? null
      : [input, output, base(cache_read_mtok) ?? input, base(cache_write_mtok) ?? input];
  return cost === null && window === undefined ? [] : [JSON.stringify([namesOf(match), window ?? null, cost])];
}

const parts = Object.entries(services).map(([name, providerId]) => {
  const rows = (findProvider({ providerId })?.models ?? []).flatMap(rowOf);
  if (rows.length === 0) throw new Error(`@pydantic/genai-prices knows no model of ${providerId} any more.`);
  return `"${name}":[\n${rows.join(',\n')}]`;
});
const date = now.toISOString().slice(0, 10);
writeFileSync('src/providers/prices.json', `{"date":"${date}","services":{${parts.join(',\n')}}}\n`);
console.log(`src/providers/prices.json is of ${date}.`);
