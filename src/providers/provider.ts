import type { z } from 'zod';
import type { Blobs, Model } from '../agent/ports.ts';
import type { ListedModel } from '../protocol/connection.ts';
import type { JsonObject } from '../protocol/json.ts';

/** What a provider gets from where it runs. */
export interface Outside {
  /** The key that a person entered for an origin; undefined when there is none. Asked for at every request, never kept. */
  keyFor(origin: string): Promise<string | undefined>;
  /** Where the bytes of images are. */
  readonly blobs: Pick<Blobs, 'get'>;
  /** How long no byte may come before a request counts as dead, in milliseconds. A minute when left out. */
  readonly patience?: number;
}

/** A kind of model service: one way to speak to it, for any number of addresses. `settings` are its model card’s. */
export interface Provider {
  readonly name: string;
  /** What a person may set; the form is drawn from its JSON Schema. */
  readonly settings: z.ZodType;
  /** A model behind these settings. What it needs besides them is loaded with the first request. */
  connect(settings: JsonObject, outside: Outside): Model;
  /** The models that the service offers; throws `ModelError` when it does not say. */
  models(settings: JsonObject, outside: Outside, signal: AbortSignal): Promise<readonly ListedModel[]>;
}
