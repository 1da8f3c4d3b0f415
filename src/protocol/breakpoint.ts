import { z } from 'zod';
import { patternFault } from '../base/pattern.ts';
import type { Frozen } from './json.ts';

/** A name or a path: as long as one may be that came from elsewhere. */
const name = z.string().max(1000);

/** A pattern for paths. One that cannot be read fits nothing, so it is refused with what is wrong with it. */
const pattern = name.min(1).superRefine((text, context) => {
  const fault = patternFault(text);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: `the path “${text}” cannot be read: ${fault}` });
});

const verdict = z.enum(['allow', 'ask', 'deny']);

/**
 * What has to be true of the call that a place is about, all of it of the same one: its tool, a path it was judged by, the
 * ladder's verdict, and a text that stands in its input or its result, in capitals or not. No code: it is only compared.
 */
const conditionSchema = z.strictObject({
  tool: name.min(1).optional(),
  path: pattern.optional(),
  verdict: verdict.optional(),
  text: name.min(1).optional(),
});
export type Condition = Frozen<z.infer<typeof conditionSchema>>;

/** Of one agent, when it is named; of calls for which a condition holds; from the nth time on, when a number is; and whether it is switched off. */
const only = {
  agent: name.optional(),
  when: conditionSchema.optional(),
  from: z.number().int().positive().optional(),
  off: z.literal(true).optional(),
};

/**
 * Where the debugger holds: before every step of a kind, or one chosen for a reason; before a call of a tool is judged, or
 * calls at a path run; before the step that follows a fact, a rung of the ladder that decided, a verdict, any error or any
 * denial; or before all steps of an agent.
 */
export const breakpointSchema = z.union([
  z.strictObject({ step: name, because: name.optional(), ...only }),
  z.strictObject({ tool: name, ...only }),
  z.strictObject({ path: pattern, ...only }),
  z.strictObject({ fact: name, because: name.optional(), ...only }),
  z.strictObject({ rung: name, ...only }),
  z.strictObject({ verdict, ...only }),
  z.strictObject({ any: z.enum(['error', 'denial']), ...only }),
  z.strictObject({ ...only, agent: name }),
]);
export type Breakpoint = Frozen<z.infer<typeof breakpointSchema>>;

/** As many as a run may have, wherever it came from. */
export const breakpointsSchema = z.array(breakpointSchema).max(500);
