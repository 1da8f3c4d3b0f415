import type { ModelCard } from '../protocol/config.ts';

/** What is known of a model by its name: its window in tokens, and its prices in USD for a million tokens. */
export interface Known {
  readonly window?: number;
  readonly prices?: NonNullable<ModelCard['prices']>;
  /** The day on which the table was made. */
  readonly date: string;
}

/** The names of a model: `=name`, `^start`, `$end`, `*part`, `/regular expression/`, a list of which one fits. */
type Names = string | readonly Names[] | { readonly and: readonly Names[] };
type Row = readonly [names: Names, window: number | null, cost: readonly [number, number, number, number] | null];
interface Table {
  readonly date: string;
  readonly services: Readonly<Record<string, readonly Row[]>>;
}

/**
 * What the table knows of a model of a service; the table is loaded with the first question. What it does not know is
 * absent, and never zero.
 */
export async function knownOf(service: string | undefined, model: string): Promise<Known> {
  const table = (await import('./prices.json')).default as unknown as Table;
  const rows = service === undefined || !Object.hasOwn(table.services, service) ? [] : (table.services[service] ?? []);
  const id = model.toLowerCase();
  // a name that is written out counts more than one that only begins so
  const row = rows.find(([names]) => fits(names, id, true)) ?? rows.find(([names]) => fits(names, id, false));
  const [, window, cost] = row ?? [];
  return {
    date: table.date,
    ...(window ? { window } : {}),
    ...(cost ? { prices: pricesOf(cost) } : {}),
  };
}

/** A model by a name that the table knows it by, and its prices. */
interface Priced {
  readonly id: string;
  readonly prices: NonNullable<ModelCard['prices']>;
}

/** All models with a price, by service, and the day of the table. A model that the table tells only by a pattern is left out. */
export async function pricedModels(): Promise<{
  readonly date: string;
  readonly services: ReadonlyMap<string, readonly Priced[]>;
}> {
  const { date, services } = (await import('./prices.json')).default as unknown as Table;
  const priced = Object.entries(services).map(([service, rows]) => [service, rows.flatMap(pricedOf)] as const);
  return { date, services: new Map(priced) };
}

function pricedOf([names, , cost]: Row): readonly Priced[] {
  const id = idIn(names);
  return id === undefined || cost === null ? [] : [{ id, prices: pricesOf(cost) }];
}

/** The name among a model's names that can be shown: one that is written out, else a beginning. */
function idIn(names: Names): string | undefined {
  if (typeof names !== 'string') {
    if ('and' in names) return undefined;
    const plain = names.filter((each) => typeof each === 'string');
    return (plain.find((each) => each.startsWith('=')) ?? plain.find((each) => each.startsWith('^')))?.slice(1);
  }
  return names.startsWith('=') || names.startsWith('^') ? names.slice(1) : undefined;
}

function pricesOf([input, output, cacheRead, cacheWrite]: NonNullable<Row[2]>): Priced['prices'] {
  return { input, output, cacheRead, cacheWrite };
}

function fits(names: Names, id: string, whole: boolean): boolean {
  if (typeof names !== 'string')
    return 'and' in names
      ? names.and.every((each) => fits(each, id, whole))
      : names.some((each) => fits(each, id, whole));
  const word = names.slice(1);
  switch (names[0]) {
    case '=':
      return id === word;
    case '^':
      return !whole && id.startsWith(word);
    case '$':
      return !whole && id.endsWith(word);
    case '*':
      return !whole && id.includes(word);
    default:
      return new RegExp(word.slice(0, -1)).test(id);
  }
}
