import { z } from 'zod';
import { type Frozen, jsonObjectSchema } from './json.ts';
import { knobSchema } from './knobs.ts';
import { playSchema } from './play.ts';
import {
  commandHookFields,
  type hookEventSchema,
  hookFields,
  priceFields,
  promptHookFields,
  ruleHookFields,
  scriptHookFields,
  standingFields,
  thresholdFields,
} from './settings-fields.ts';

/** What a call may do: look, change files, run code, reach out of the page, or talk to the person or the harness. */
const riskSchema = z.enum(['read', 'write', 'execute', 'web', 'meta']);
export type Risk = z.infer<typeof riskSchema>;

/** How freely the agent acts: `default` asks, `auto` allows, `plan` looks only. */
const modeSchema = z.enum(['default', 'auto', 'plan']);
export type Mode = z.infer<typeof modeSchema>;

/**
 * A tool as it is described to the model. `waits`: not executed, but answered by a later fact (a person's answer, the
 * report of the subagent that it starts, the rest of other agents). `asks`: always put before a person.
 */
export const toolSpecSchema = z.object({
  name: z.string(),
  description: z.string(),
  schema: jsonObjectSchema,
  risk: riskSchema,
  waits: z.enum(['person', 'agent', 'agents']).optional(),
  asks: z.literal(true).optional(),
});
export type ToolSpec = Frozen<z.infer<typeof toolSpecSchema>>;

/** Rules with which a person lets calls of this kind pass from now on, and for how long: this run, or wherever its files are. */
export const standingPermissionSchema = z.object(standingFields);
export type StandingPermission = Frozen<z.infer<typeof standingPermissionSchema>>;

/** A permission rule, such as deny `bash(rm *)`, and where it came from. */
const ruleSchema = z.object({
  verdict: z.enum(['allow', 'ask', 'deny']),
  rule: z.string(),
  source: z.string(),
});
export type Rule = Frozen<z.infer<typeof ruleSchema>>;

export type HookEvent = z.infer<typeof hookEventSchema>;

/** Where a hook came from, when it is from a file: `path:line`. */
const source = { source: z.string().optional() };

/** A hook of any kind. One that does not say which it is, is a rule. */
const hookSchema = z.discriminatedUnion('type', [
  z.object({ ...hookFields, ...ruleHookFields, ...source }),
  z.object({ ...hookFields, ...promptHookFields, ...source }),
  z.object({ ...hookFields, ...commandHookFields, ...source }),
  z.object({ ...hookFields, ...scriptHookFields, ...source }),
]);
export type Hook = Frozen<z.infer<typeof hookSchema>>;
/** A hook that answers by itself, */
export type RuleHook = Exclude<Hook, { readonly type: string }>;
/** one that asks the model, */
export type PromptHook = Extract<Hook, { readonly type: 'prompt' }>;
/** and one that runs in a sandbox. */
export type CodeHook = Extract<Hook, { readonly type: 'command' | 'script' }>;

/** A skill that comes along with the harness, as the index names it. Its text is read when it is loaded. */
const skillCardSchema = z.object({
  name: z.string(),
  description: z.string(),
  /** The calls that it allows while it is in use, as rules. */
  allows: z.array(z.string()).optional(),
  /** Not in the index: only a person may call for it. */
  hidden: z.literal(true).optional(),
  /** Not a command of the person's. */
  modelOnly: z.literal(true).optional(),
});
export type SkillCard = Frozen<z.infer<typeof skillCardSchema>>;

/** An agent that comes along with the harness, as the index names it. Its text is read when one is started. */
const agentCardSchema = z.object({ name: z.string(), description: z.string() });
export type AgentCard = Frozen<z.infer<typeof agentCardSchema>>;

/** USD per million tokens; absent when unknown. */
const pricesSchema = z.object(priceFields);

/** What the harness must know of a model: its name, its window in tokens, what it costs, and how its provider is set up. */
export const modelCardSchema = z.object({
  provider: z.string(),
  id: z.string(),
  window: z.number().positive(),
  maxOutputTokens: z.number().positive(),
  prices: pricesSchema.optional(),
  /** For its provider: preset, address and the like. Never a key. */
  settings: jsonObjectSchema.optional(),
});
export type ModelCard = Frozen<z.infer<typeof modelCardSchema>>;

const limitsSchema = z.object({
  maxTurns: z.number().int().positive(),
  maxSpend: z.number().positive().optional(),
});

const thresholdsSchema = z.object(thresholdFields);
export type Thresholds = Frozen<z.infer<typeof thresholdsSchema>>;

/** All that is set for an agent. */
export const configSchema = z.object({
  model: modelCardSchema,
  system: z.string(),
  tools: z.array(toolSpecSchema),
  mode: modeSchema,
  rules: z.array(ruleSchema),
  hooks: z.array(hookSchema),
  limits: limitsSchema,
  context: thresholdsSchema.optional(),
  /** The skills that come along; those of the workspace are its files. */
  skills: z.array(skillCardSchema).optional(),
  /** The agents that come along; those of the workspace are its files. */
  agents: z.array(agentCardSchema).optional(),
  /** The tools that it may give to agents below it, besides its own: of one that delegates. */
  gives: z.array(toolSpecSchema).optional(),
  /** The folder of its own memory, where it has one; else it shares the workspace's. */
  memory: z.string().optional(),
  /** Hashes of the `SKILL.md` files of the workspace whose `allowed-tools` a person has agreed to. */
  trustedSkills: z.array(z.string()).optional(),
  /** The hash of the settings file of the workspace that its rules and hooks were read from, with all that was said of it. */
  settings: z.string().optional(),
  /** What a scripted model plays by, and what the person in the script does. */
  play: playSchema.optional(),
  /** What a person broke on purpose, of the main agent: it holds for all. */
  knobs: z.array(knobSchema).optional(),
});
export type Config = Frozen<z.infer<typeof configSchema>>;
