import { z } from 'zod';
import { breakpointsSchema } from './breakpoint.ts';
import { fileChangeSchema } from './event.ts';
import type { Frozen } from './json.ts';

/** The version of the archive's layout. The facts in it have a version of their own. */
export const archiveVersion = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What lies in an archive: `manifest.json`, a log for each run, and content by its hash. */
export const manifestSchema = z.strictObject({
  loopscope: z.literal('archive'),
  version: z.literal(archiveVersion),
  /** When it was made. */
  made: z.number(),
  /** The log of the run at place `n` is `runs/<n>.jsonl`, a fact a line; `log` is its SHA-256. */
  runs: z.array(
    z.strictObject({
      title: z.string().max(10_000),
      facts: z.number().int().positive(),
      log: hash,
      /** Where its debugger held. They do nothing but hold. */
      breakpoints: breakpointsSchema.optional(),
    }),
  ),
  workspaces: z.array(z.strictObject({ name: z.string().max(10_000), files: z.array(fileChangeSchema) })),
  /** Content that facts name and that was not there when the archive was made. */
  missing: z.array(hash),
});
export type Manifest = Frozen<z.infer<typeof manifestSchema>>;
