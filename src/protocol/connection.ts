import { z } from 'zod';
import { type ModelCard, modelCardSchema } from './config.ts';
import type { Failure } from './event.ts';
import { type Frozen, type JsonObject, jsonObjectSchema } from './json.ts';

/** A service that a person set up: who speaks to it, and how. Its key is elsewhere. */
const serviceSchema = z.object({ provider: z.string(), settings: jsonObjectSchema });
export type Service = Frozen<z.infer<typeof serviceSchema>>;

/** What the page asks about models, besides commands: it concerns no run, and each question has one answer. */
export const connectionAsks = {
  /** The providers there are, each with the JSON Schema that its form is drawn from. */
  providers: z.undefined(),
  /** The services that are known by name, for the page at an address. */
  services: z.object({ page: z.string() }),
  /** For which origins there is a key. */
  keys: z.undefined(),
  /** Takes a key for the origin of an address; `store` keeps it on the disk, sealed. */
  setKey: z.object({ address: z.string(), key: z.string(), store: z.boolean() }),
  /** Forgets the key for the origin of an address. */
  forgetKey: z.object({ address: z.string() }),
  /** The models that a service offers. */
  listModels: serviceSchema,
  /** Sends one small request, and says what is wrong when it fails. */
  testConnection: z.object({ model: modelCardSchema, page: z.string() }),
  /** The card of a model by its name: its window and prices, as far as they are known. */
  cardFor: serviceSchema.extend({ id: z.string() }),
  /** The table of prices. */
  prices: z.undefined(),
};

/** A question about models, by its name. */
export type ConnectionAsk = keyof typeof connectionAsks;

/** A provider as a form shows it. */
interface ProviderForm {
  readonly name: string;
  readonly settings: JsonObject;
}

/** A service that is known by name, as the page offers it. */
export interface OfferedService {
  readonly name: string;
  readonly label: string;
  /** Which provider speaks to it. */
  readonly provider: string;
  /** Its address; empty when the person enters it. */
  readonly baseUrl: string;
  readonly key: 'needed' | 'optional';
  /** Where a person gets a key. */
  readonly keysAt?: string;
  /** What a person does on their own computer, where it runs, so that this page may call it. */
  readonly local?: { readonly start: string; readonly allow: string };
}

/** That there is a key for an origin, and how long it lasts: until the tab is closed, or until it is forgotten. */
export interface KeyStatus {
  readonly origin: string;
  readonly kept: 'memory' | 'disk';
  /** Why it is not kept as was asked, or who else may come to it. */
  readonly note?: string;
}

/** A model that a service says it has. */
export interface ListedModel {
  readonly id: string;
  readonly label?: string;
  readonly window?: number;
  readonly maxOutputTokens?: number;
}

/** What exactly is wrong with a connection. */
export type Trouble =
  | 'no key'
  | 'bad key'
  | 'no credit'
  | 'no access'
  | 'no model'
  | 'busy'
  | 'no CORS'
  | 'not allowed by the browser'
  | 'not running'
  | 'not reachable'
  | 'mixed content'
  | 'wrong address'
  | 'other';

/** Why a service does not answer as it should, and what a person can do about it. */
export interface Explanation {
  readonly trouble: Trouble;
  /** One sentence: what is wrong. */
  readonly what: string;
  /** Steps that may heal it, the likeliest first. */
  readonly todo: readonly string[];
  /** The words of the service itself. */
  readonly said?: string;
}

/** A list that came, or why it did not. */
export type Listing =
  | { readonly is: 'listed'; readonly models: readonly ListedModel[] }
  | { readonly is: 'failed'; readonly explanation: Explanation };

/** What came of a test: an answer and how long it took, or why there was none. */
export type Tested =
  | { readonly is: 'fine'; readonly milliseconds: number; readonly said: string }
  | { readonly is: 'failed'; readonly failure: Failure; readonly explanation: Explanation };

/** A model's card, and what in it is a guess. `pricesOf` is the day of the table of prices. */
export interface FoundCard {
  readonly card: ModelCard;
  readonly windowKnown: boolean;
  readonly pricesOf: string;
}

/** What models cost, service by service: the table that cards are made from, and its day. */
export interface PriceTable {
  readonly date: string;
  readonly services: readonly {
    readonly name: string;
    readonly label: string;
    readonly models: readonly { readonly id: string; readonly prices: NonNullable<ModelCard['prices']> }[];
  }[];
}

/** The answers to the questions about models. A promise that rejects holds words for the person. */
export interface Connections {
  providers(): Promise<readonly ProviderForm[]>;
  services(ask: { readonly page: string }): Promise<readonly OfferedService[]>;
  keys(): Promise<readonly KeyStatus[]>;
  setKey(ask: Frozen<z.infer<(typeof connectionAsks)['setKey']>>): Promise<KeyStatus>;
  forgetKey(ask: Frozen<z.infer<(typeof connectionAsks)['forgetKey']>>): Promise<void>;
  listModels(ask: Service): Promise<Listing>;
  testConnection(ask: { readonly model: ModelCard; readonly page: string }): Promise<Tested>;
  cardFor(ask: Service & { readonly id: string }): Promise<FoundCard>;
  prices(): Promise<PriceTable>;
}
