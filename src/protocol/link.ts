import { z } from 'zod';

/** The version of what a link holds. */
export const linkVersion = 1;

const envelope = { loopscope: z.literal('link'), version: z.literal(linkVersion) };

const object = z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** What a link holds: a script, or a run with its facts and their content by its hash, in base64. */
export const linkSchema = z.union([
  z.strictObject({ ...envelope, script: object }),
  z.strictObject({
    ...envelope,
    run: z.strictObject({
      title: z.string().max(10_000),
      facts: z.array(object).min(1),
      blobs: z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string()),
    }),
  }),
]);
