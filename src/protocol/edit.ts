import { z } from 'zod';
import { configSchema } from './config.ts';
import { type Frozen, jsonObjectSchema } from './json.ts';

const text = z.string();

/** What a person changes where a run is forked: another fact of the same kind, or files and settings from there on. */
export const editSchema = z.discriminatedUnion('of', [
  /** The reply of a model. A call at a place keeps the name by which the harness knows it. */
  z.strictObject({
    of: z.literal('reply'),
    text,
    thinking: text.optional(),
    calls: z.array(z.strictObject({ name: z.string().min(1), input: jsonObjectSchema })),
  }),
  z.strictObject({ of: z.literal('result'), text, failed: z.boolean() }),
  z.strictObject({
    of: z.literal('approval'),
    verdict: z.enum(['allow', 'deny']),
    reason: text.optional(),
    input: jsonObjectSchema.optional(),
    mode: z.enum(['default', 'auto']).optional(),
  }),
  z.strictObject({ of: z.literal('answer'), text }),
  z.strictObject({ of: z.literal('prompt'), text: z.string().min(1) }),
  z.strictObject({ of: z.literal('settings'), config: configSchema.partial() }),
  z.strictObject({
    of: z.literal('files'),
    files: z.array(z.strictObject({ path: z.string(), text: z.string().nullable() })).min(1),
  }),
]);
export type Edit = Frozen<z.infer<typeof editSchema>>;
