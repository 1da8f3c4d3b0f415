import { z } from 'zod';
import type { Frozen } from './json.ts';

/** Of one agent, when it is named; from the nth time on, when a number is. */
const only = { agent: z.string().optional(), from: z.number().int().positive().optional() };

/**
 * Where the debugger holds: before every step of a kind, every call of a tool or at a path; before the step that follows
 * a fact, a rung of the ladder that decided, a verdict, any error or any denial; or before all steps of an agent.
 */
export const breakpointSchema = z.union([
  z.strictObject({ step: z.string(), ...only }),
  z.strictObject({ tool: z.string(), ...only }),
  z.strictObject({ path: z.string().min(1), ...only }),
  z.strictObject({ fact: z.string(), because: z.string().optional(), ...only }),
  z.strictObject({ rung: z.string(), ...only }),
  z.strictObject({ verdict: z.enum(['allow', 'ask', 'deny']), ...only }),
  z.strictObject({ any: z.enum(['error', 'denial']), ...only }),
  z.strictObject({ agent: z.string(), from: only.from }),
]);
export type Breakpoint = Frozen<z.infer<typeof breakpointSchema>>;
