import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';
import { knobSchema } from './knobs.ts';
import { countedAsSchema, scriptHookSchema, thresholdsSchema } from './script-settings.ts';
import { standingFields } from './settings-fields.ts';

const callName = z.string().describe('the name of a call, such as main.3');
const by = z.enum(['person', 'script', 'nobody']).optional();
/** What the person of a recorded run did. */
const actSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('prompt'), text: z.string().min(1), agent: z.string().optional() }),
  z.strictObject({
    do: z.literal('decide'),
    call: callName,
    verdict: z.enum(['allow', 'deny']),
    input: jsonObjectSchema.optional(),
    reason: z.string().optional(),
    mode: z.enum(['default', 'auto']).optional(),
    always: z.strictObject(standingFields).optional().describe('rules that allow such calls from then on'),
    by,
  }),
  z.strictObject({ do: z.literal('answer'), call: callName, text: z.string(), by }),
  z.strictObject({ do: z.literal('stop'), agent: z.string() }),
  z.strictObject({ do: z.literal('continue'), agent: z.string().optional() }),
  z.strictObject({ do: z.literal('hurry'), call: callName }),
  z.strictObject({ do: z.literal('leave') }),
  z.strictObject({ do: z.literal('retry-now'), agent: z.string() }),
  z.strictObject({ do: z.literal('compact'), agent: z.string() }),
  z.strictObject({
    do: z.literal('set'),
    config: z.strictObject({
      mode: z.enum(['default', 'auto', 'plan']).optional(),
      limits: z.strictObject({ maxTurns: z.number(), maxSpend: z.number().optional() }).optional(),
      system: z.string().optional(),
      tools: z.array(z.string()).optional().describe('names of tools that the agent had at its start'),
      rules: z
        .array(z.strictObject({ verdict: z.enum(['allow', 'ask', 'deny']), rule: z.string(), source: z.string() }))
        .optional(),
      hooks: z.array(scriptHookSchema).optional(),
      model: countedAsSchema.extend({ window: z.number().positive() }).optional(),
      context: thresholdsSchema.optional(),
      knobs: z.array(knobSchema).optional().describe('what was broken on purpose'),
    }),
  }),
  z.strictObject({
    do: z.literal('write-files'),
    files: z.array(z.strictObject({ path: z.string(), text: z.string().nullable() })),
  }),
  /** Here the recording ends. A run that took another course to its end was another one. */
  z.strictObject({
    do: z.literal('end'),
    course: z.string().describe('what happened on the way, as a hash'),
    open: z.literal(true).optional().describe('it was saved before it was over'),
  }),
]);
/** An act of the person of a recorded run, and when. */
export const recordedSchema = z.strictObject({
  fact: z.number().int().nonnegative().describe('how many facts the run has when it is done'),
  after: z.number().nonnegative().describe('milliseconds after the last of these facts'),
  act: actSchema,
});
