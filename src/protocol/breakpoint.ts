import { z } from 'zod';
import type { Frozen } from './json.ts';

/** A name or a path: as long as one may be that came from elsewhere. */
const name = z.string().max(1000);

/** Of one agent, when it is named; from the nth time on, when a number is; and whether it is switched off. */
const only = {
  agent: name.optional(),
  from: z.number().int().positive().optional(),
  off: z.literal(true).optional(),
};

/**
 * Where the debugger holds: before every step of a kind, or one chosen for a reason, every call of a tool or at a path; before the step that follows
 * a fact, a rung of the ladder that decided, a verdict, any error or any denial; or before all steps of an agent.
 */
export const breakpointSchema = z.union([
  z.strictObject({ step: name, because: name.optional(), ...only }),
  z.strictObject({ tool: name, ...only }),
  z.strictObject({ path: name.min(1), ...only }),
  z.strictObject({ fact: name, because: name.optional(), ...only }),
  z.strictObject({ rung: name, ...only }),
  z.strictObject({ verdict: z.enum(['allow', 'ask', 'deny']), ...only }),
  z.strictObject({ any: z.enum(['error', 'denial']), ...only }),
  z.strictObject({ ...only, agent: name }),
]);
export type Breakpoint = Frozen<z.infer<typeof breakpointSchema>>;

/** As many as a run may have, wherever it came from. */
export const breakpointsSchema = z.array(breakpointSchema).max(500);
