import { z } from 'zod';
import type { Frozen } from './json.ts';

/** The version of what a link holds: the first holds scripts, and runs fact by fact; the second runs without what can be told from the rest. */
export const linkVersion = 2;

const envelope = { loopscope: z.literal('link'), version: z.literal(1) };
const object = z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const title = z.string().max(10_000);

const shrunkRunSchema = z.strictObject({
  title,
  facts: z.array(object).min(1),
  /** What its facts name, each by its place here. */
  content: z.array(z.union([z.string(), z.strictObject({ base64: z.string() })])),
});
/** A run as a link of version 2 holds it. */
export type ShrunkRun = Frozen<z.infer<typeof shrunkRunSchema>>;

/** What a link holds: a script, or a run with its facts and their content. */
export const linkSchema = z.union([
  z.strictObject({ ...envelope, script: object }),
  z.strictObject({
    ...envelope,
    run: z.strictObject({
      title,
      facts: z.array(object).min(1),
      blobs: z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string()),
    }),
  }),
  z.strictObject({ ...envelope, version: z.literal(2), run: shrunkRunSchema }),
]);
