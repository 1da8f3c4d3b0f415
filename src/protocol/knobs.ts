import { z } from 'zod';
import type { Frozen } from './json.ts';
import { faultSchema } from './play.ts';

/** What the person calls it, in the words of the page. */
const name = z.string().min(1);

/**
 * Something that a person broke on purpose while the run goes on. The model fails as in a script, for every agent; calls of
 * a tool (of all with `*`) are slow or fail; pages that are read hold a text that nobody wrote there; the window is small,
 * where it `was` larger; a hook crashes.
 */
export const knobSchema = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('model'), name, fault: faultSchema }),
  z.strictObject({
    on: z.literal('tool'),
    name,
    tool: z.string().min(1),
    /** Milliseconds before it begins, */
    delay: z.number().nonnegative().optional(),
    /** and what the model reads in place of a result. */
    fails: z.string().optional(),
  }),
  z.strictObject({ on: z.literal('page'), name, text: z.string() }),
  z.strictObject({ on: z.literal('window'), name, was: z.number().positive() }),
  z.strictObject({ on: z.literal('hook'), name }),
]);
export type Knob = Frozen<z.infer<typeof knobSchema>>;
