import { z } from 'zod';
import {
  commandHookFields,
  hookFields,
  priceFields,
  promptHookFields,
  ruleHookFields,
  scriptHookFields,
  thresholdFields,
} from './settings-fields.ts';

/** Hooks as a script writes them; the same fields as in a run. */
export const scriptHookSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...hookFields, ...ruleHookFields }),
  z.strictObject({ ...hookFields, ...promptHookFields }),
  z.strictObject({ ...hookFields, ...commandHookFields }),
  z.strictObject({ ...hookFields, ...scriptHookFields }),
]);

/** The model that a scripted one counts as: its name, its longest reply, and what it costs. */
export const countedAsSchema = z.strictObject({
  id: z.string(),
  maxOutputTokens: z.number().positive(),
  prices: z.strictObject(priceFields).optional().describe('USD per million tokens'),
});

/** When a conversation is made shorter. */
export const thresholdsSchema = z
  .strictObject(thresholdFields)
  .describe('when the conversation is made shorter: 0.6, 0.8, 5 and 6 when left out');

/** What a script sets for its agent. */
export const settingsSchema = z.strictObject({
  system: z.string().optional(),
  mode: z.enum(['default', 'auto', 'plan']).default('default'),
  tools: z.array(z.string()).optional().describe('names of the tools the agent has; all when left out'),
  skills: z.array(z.string()).optional().describe('names of the bundled skills the agent has; none when left out'),
  agents: z.array(z.string()).optional().describe('names of the bundled agents it may start; none when left out'),
  trustedSkills: z
    .array(z.string())
    .optional()
    .describe('hashes of the SKILL.md files in the workspace whose allowed-tools count'),
  permissions: z
    .strictObject({
      allow: z.array(z.string()).default([]),
      ask: z.array(z.string()).default([]),
      deny: z.array(z.string()).default([]),
    })
    .prefault({}),
  hooks: z.array(scriptHookSchema).default([]),
  maxTurns: z.number().int().positive().default(50),
  maxSpend: z.number().positive().optional().describe('US dollars'),
  window: z.number().int().positive().default(200_000).describe('tokens'),
  model: countedAsSchema.optional().describe('the model that was asked when this was recorded; it is not asked again'),
  context: thresholdsSchema.optional(),
  seed: z.number().int().default(1),
});
