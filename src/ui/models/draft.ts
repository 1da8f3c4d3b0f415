import type { ModelCard } from '../../protocol/config.ts';
import type { FoundCard, KeyStatus, ListedModel, OfferedService, Service } from '../../protocol/connection.ts';
import type { JsonObject } from '../../protocol/json.ts';

/** What a model costs, part by part. */
export const priceParts = ['input', 'output', 'cacheRead', 'cacheWrite'] as const;
export type PricePart = (typeof priceParts)[number];
type Prices = NonNullable<ModelCard['prices']>;

/** The form as it is typed. The key is not in it: it stays in its field until it is sent. */
export interface Draft {
  /** The name of the service. */
  readonly service: string;
  /** Empty for the address that the service is known by. */
  readonly address: string;
  readonly id: string;
  /** What is set besides, by the names of the provider's schema; a number as it is typed. */
  readonly settings: Readonly<Record<string, string>>;
  /** The person's own; undefined leaves it at what is known. */
  readonly window: string | undefined;
  readonly prices: Readonly<Partial<Record<PricePart, string>>>;
  readonly maxSpend: string;
}

/** A place of the form where something can be wrong. */
type Field = 'address' | 'key' | 'id' | 'window' | 'prices' | 'maxSpend' | `settings.${string}`;
export type Faults = Readonly<Partial<Record<Field, string>>>;

const apart: ReadonlySet<string> = new Set(['preset', 'baseUrl']);

/** The form as it is opened: at the model that is connected, or empty. */
export function draftOf(own: ModelCard | undefined, ownPrices: boolean, maxSpend: number | undefined): Draft {
  const { preset, baseUrl, ...settings } = own?.settings ?? {};
  const prices = ownPrices ? own?.prices : undefined;
  return {
    service: typeof preset === 'string' ? preset : (own?.provider ?? ''),
    address: typeof baseUrl === 'string' ? baseUrl : '',
    id: own?.id ?? '',
    settings: Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    window: own === undefined ? undefined : String(own.window),
    prices: prices === undefined ? {} : Object.fromEntries(priceParts.map((part) => [part, String(prices[part])])),
    maxSpend: maxSpend === undefined ? '' : String(maxSpend),
  };
}

/** Another service or address: what was known of the model is not known any more. */
export function changed(draft: Draft, change: Partial<Draft>): Draft {
  const other = 'service' in change || 'id' in change;
  return { ...draft, ...(other && { window: undefined, prices: {} }), ...change };
}

/** Where requests go, without what stands after the part that paths begin with. */
export function addressOf(draft: Draft, service: OfferedService): string {
  return (draft.address.trim() || service.baseUrl).replace(/\/+$/, '');
}

/** The origin that a key would go to; undefined while there is no address for it. */
export function originOf(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url.origin : undefined;
}

/** Whether nothing can be asked there without a key. */
export function needsKey(draft: Draft, service: OfferedService): boolean {
  return service.key === 'needed' && addressOf(draft, service) === service.baseUrl;
}

/** Whether the service of a model wants a key, and there is none. */
export function isKeyMissing(
  card: ModelCard,
  services: readonly OfferedService[],
  keys: readonly KeyStatus[],
): boolean {
  const { preset, baseUrl } = card.settings ?? {};
  const service = services.find(({ name }) => name === preset);
  if (service?.key !== 'needed' || baseUrl !== undefined) return false;
  return !keys.some(({ origin }) => origin === originOf(service.baseUrl));
}

/** What is wrong with the address, in words. */
export function addressFault(draft: Draft, service: OfferedService): string | undefined {
  const address = addressOf(draft, service);
  if (address === '') return 'Enter the address of the service, such as https://example.org/v1.';
  if (originOf(address) === undefined) return 'This is no address. It begins with https:// or http://.';
  const { username, password, search, hash } = new URL(address);
  if (username !== '' || password !== '') return 'Enter the address without name and password, and the key below.';
  if (search !== '' || hash !== '') return 'Enter the address without what follows the ? or #.';
  return undefined;
}

/** The service as a provider is set up with it. What is wrong with its numbers is left out. */
export function serviceOf(draft: Draft, service: OfferedService): Service {
  const address = addressOf(draft, service);
  const settings: Record<string, JsonObject[string]> = { preset: service.name };
  if (address !== service.baseUrl) settings.baseUrl = address;
  for (const [name, text] of Object.entries(draft.settings)) {
    if (apart.has(name) || text.trim() === '') continue;
    settings[name] = /^\d+$/.test(text.trim()) ? Number(text) : text;
  }
  return { provider: service.provider, settings };
}

/** What is wrong with the form, field by field. `schema` is the one of the provider's settings. */
export function faultsIn(draft: Draft, service: OfferedService, schema: JsonObject): Faults {
  const faults: Partial<Record<Field, string>> = {};
  const address = addressFault(draft, service);
  if (address !== undefined) faults.address = address;
  if (draft.id.trim() === '') faults.id = 'Enter the name of a model, as the service calls it.';
  if (draft.window !== undefined && !isCount(draft.window)) faults.window = 'Enter a whole number of tokens, above 0.';
  const typed = priceParts.map((part) => draft.prices[part]?.trim() ?? '').filter((text) => text !== '');
  if (typed.some((text) => !isAmount(text))) faults.prices = 'Enter prices in USD, such as 3 or 0.25.';
  if (draft.maxSpend.trim() !== '' && !(isAmount(draft.maxSpend) && Number(draft.maxSpend) > 0))
    faults.maxSpend = 'Enter an amount in USD above 0, or leave it empty for no limit.';
  for (const { name, is } of fieldsOf(schema)) {
    const text = draft.settings[name]?.trim() ?? '';
    if (is === 'count' && text !== '' && !isCount(text))
      faults[`settings.${name}`] = 'Enter a whole number above 0, or nothing.';
  }
  return faults;
}

/** A setting of a provider as the form asks for it. */
export interface SettingField {
  readonly name: string;
  readonly is: 'choice' | 'count' | 'text';
  readonly choices: readonly string[];
  readonly hint: string;
}

/** The fields of a provider's schema that the form has no place of its own for. */
export function fieldsOf(schema: JsonObject): readonly SettingField[] {
  return Object.entries(objectAt(schema, 'properties')).flatMap(([name, value]) => {
    if (apart.has(name)) return [];
    const { enum: choices, type, description } = objectAt({ value }, 'value');
    const is = Array.isArray(choices) ? 'choice' : type === 'integer' || type === 'number' ? 'count' : 'text';
    return [
      {
        name,
        is,
        choices: Array.isArray(choices) ? choices.map(String) : [],
        hint: typeof description === 'string' ? description : '',
      } as const,
    ];
  });
}

/** Where the number of tokens that a model reads at most is from. */
export type WindowFrom = 'you' | 'service' | 'table' | 'guess';

/** The window that counts: the person's, else what the service says, else the table's, else a guess. */
export function windowOf(
  draft: Draft,
  found: FoundCard | undefined,
  listed: ListedModel | undefined,
): { readonly tokens: number; readonly from: WindowFrom } | undefined {
  const known =
    listed?.window !== undefined
      ? ({ tokens: listed.window, from: 'service' } as const)
      : found && ({ tokens: found.card.window, from: found.windowKnown ? 'table' : 'guess' } as const);
  if (draft.window === undefined || !isCount(draft.window)) return known;
  const tokens = Number(draft.window);
  return known?.tokens === tokens ? known : { tokens, from: 'you' };
}

/** The prices that count, and whether the person gave any of them; undefined when none are known. */
export function pricesOf(
  draft: Draft,
  found: FoundCard | undefined,
): { readonly prices: Prices; readonly yours: boolean } | undefined {
  const known = found?.card.prices;
  const own = (part: PricePart) => {
    const text = draft.prices[part]?.trim() ?? '';
    return text !== '' && isAmount(text) ? Number(text) : undefined;
  };
  const yours = priceParts.some((part) => own(part) !== undefined && own(part) !== known?.[part]);
  const input = own('input') ?? known?.input;
  const output = own('output') ?? known?.output;
  // half a price would count the rest as nothing
  if (input === undefined || output === undefined) return undefined;
  // who says nothing of a cache pays for it like for the rest
  const cacheRead = own('cacheRead') ?? known?.cacheRead ?? input;
  const cacheWrite = own('cacheWrite') ?? known?.cacheWrite ?? input;
  return { prices: { input, output, cacheRead, cacheWrite }, yours };
}

/** The card that a run records. */
export function cardOf(
  draft: Draft,
  service: OfferedService,
  found: FoundCard,
  listed: ListedModel | undefined,
): ModelCard {
  const { provider, settings } = serviceOf(draft, service);
  const window = windowOf(draft, found, listed)?.tokens ?? found.card.window;
  const asked = typeof settings.maxOutputTokens === 'number' ? settings.maxOutputTokens : undefined;
  const most = Math.min(found.card.maxOutputTokens, listed?.maxOutputTokens ?? Number.POSITIVE_INFINITY);
  const prices = pricesOf(draft, found)?.prices;
  return {
    provider,
    id: draft.id.trim(),
    window,
    // a reply that may fill the window leaves no room for what is asked
    maxOutputTokens: asked ?? Math.min(most, Math.ceil(window / 4)),
    ...(prices && { prices }),
    settings,
  };
}

function isCount(text: string): boolean {
  return /^\d{1,12}$/.test(text.trim()) && Number(text) > 0;
}

function isAmount(text: string): boolean {
  return /^\d{0,9}(\.\d{1,9})?$/.test(text.trim()) && text.trim() !== '' && text.trim() !== '.';
}

function objectAt(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
