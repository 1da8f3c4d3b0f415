import { z } from 'zod';

/** What JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An object of JSON: the input of a call, or a JSON Schema. */
export type JsonObject = { readonly [key: string]: Json };

/** A JSON value from outside. */
export const jsonSchema: z.ZodType<Json> = z.json() as z.ZodType<Json>;

/** A JSON object from outside. */
export const jsonObjectSchema: z.ZodType<JsonObject> = z.record(z.string(), z.json()) as z.ZodType<JsonObject>;

/** The same type, all the way down to be read only. */
export type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends Uint8Array
    ? T
    : T extends object
      ? { readonly [Key in keyof T]: Frozen<T[Key]> }
      : T;
