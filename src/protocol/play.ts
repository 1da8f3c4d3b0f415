import { z } from 'zod';
import { type Frozen, jsonObjectSchema } from './json.ts';
import { resultsSchema } from './results.ts';

/** A name: a glob with `*`, or `/a regular expression/`; plain text fits when it is contained. */
const pattern = z.string().min(1).describe('text that must be contained, a glob with *, or /a regular expression/');

/** Prose or code, in which `*` stands for itself: text that must be contained, or `/a regular expression/`. */
export const wording = z.string().min(1).describe('text that must be contained, or /a regular expression/');

/**
 * What was new to the model when a reply was recorded: everything since its reply before. A request that brings anything
 * else is not the recorded one, and this reply is none to it. What looks like a key, a time or an id is no difference.
 */
const heardSchema = z.strictObject({
  hash: z.string().describe('tells it from all else'),
  text: z.string().describe('how it begins and ends, to show a difference by'),
});
export type HeardBefore = Frozen<z.infer<typeof heardSchema>>;

/** Two requests that are not the same: what the rule was recorded for, and what came in its place. */
export const differenceSchema = z.strictObject({ rule: z.string(), recorded: z.string(), heard: z.string() });
export type Difference = Frozen<z.infer<typeof differenceSchema>>;
const purpose = z.enum(['turn', 'compaction', 'hook']);

/** When a model rule fits. What is left out fits always. */
const modelWhenSchema = z.strictObject({
  reply: z
    .number()
    .int()
    .positive()
    .optional()
    .describe(
      'the nth reply of the life of this agent, counted from 1; summaries, and answers to hooks, are counted apart',
    ),
  agent: pattern
    .optional()
    .describe(
      'name of the agent, the short name it was given, or the definition it was made after; main when left out',
    ),
  purpose: purpose
    .optional()
    .describe(
      'a turn, when left out; a summary of the conversation, which is made from the messages when no rule gives it; or what a hook of the type prompt asks',
    ),
  last: wording.optional().describe('what is new since the last reply: results, prompts, words of hooks'),
  failed: z.boolean().optional().describe('whether one of the results that are new failed'),
  prompt: wording.optional().describe('what the person said last'),
  context: wording.optional().describe('any text of the conversation'),
  tool: z.string().optional().describe('a tool that the agent has'),
  heard: heardSchema.optional().describe('exactly what was new since the last reply, as a recording has it'),
});

const callSchema = z.strictObject({
  tool: z.string().min(1),
  input: jsonObjectSchema.default({}),
  malformed: z.string().optional().describe('arguments as a model would send them when they are not JSON'),
});

const usageSchema = z.strictObject({
  input: z.number().nonnegative().optional(),
  output: z.number().nonnegative().optional(),
  cacheRead: z.number().nonnegative().optional(),
  cacheWrite: z.number().nonnegative().optional(),
});

/** What the model replies. `{{last}}` stands for the last result, `{{last:/regex/}}` for what its first group holds. */
const replySchema = z.strictObject({
  text: z.string().default(''),
  thinking: z.string().default(''),
  calls: z.array(callSchema).default([]),
  usage: usageSchema.optional().describe('tokens; computed from the request when left out'),
  speed: z.number().positive().default(400).describe('characters a second'),
  takes: z.number().nonnegative().optional().describe('milliseconds that the whole reply takes, whatever its speed'),
  plain: z.literal(true).optional().describe('the reply is as it is written: {{last}} in it is no quote'),
  cut: z.boolean().default(false).describe('the reply ends because it is too long'),
});

export const modelRuleSchema = z.strictObject({
  name: z.string().optional(),
  when: modelWhenSchema.default({}),
  once: z.boolean().default(false).describe('whether this rule fires at most once for each agent'),
  reply: replySchema,
});

/** What a person may change on the way. */
const changeSchema = z.strictObject({
  mode: z.enum(['default', 'auto', 'plan']).optional(),
  maxTurns: z.number().int().positive().optional(),
});

const personWhenSchema = z.strictObject({
  tool: pattern.optional(),
  agent: pattern
    .optional()
    .describe('name of the agent that asks, its short name, or its definition; any when left out'),
  call: z.string().optional().describe('the name of one call, such as main.3'),
  path: pattern.optional(),
  nth: z.number().int().positive().optional().describe('the nth question of the run, counted from 1'),
});

/** With the approval of a plan: the mode that it leads to. */
const afterPlan = z.enum(['default', 'auto']).optional().describe('the mode that the approval of a plan leads to');

const personWays =
  'A rule of the person has "prompt", or one of "allow", "edit", "deny", "answer", "stop", "set" with an optional "when".';
/** What the person does: prompts in order, and an answer to each question. */
export const personRuleSchema = z.union(
  [
    z.strictObject({
      prompt: z.string().min(1),
      agent: z.string().optional().describe('whom it is said to: the name of an agent; main when left out'),
    }),
    z.strictObject({ when: personWhenSchema.default({}), allow: z.literal(true), mode: afterPlan }),
    z.strictObject({
      when: personWhenSchema.default({}),
      edit: jsonObjectSchema.describe('fields that take the place of the call’s'),
      mode: afterPlan,
    }),
    z.strictObject({
      when: personWhenSchema.default({}),
      deny: z.string().describe('the reason, which the model reads'),
    }),
    z.strictObject({ when: personWhenSchema.default({}), answer: z.string() }),
    z.strictObject({ when: personWhenSchema.default({}), stop: z.literal(true) }),
    z.strictObject({ when: personWhenSchema.default({}), set: changeSchema }),
  ],
  personWays,
);

/** How a request fails, as a provider would make it fail. */
export const faultSchema = z.strictObject({
  request: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('the nth reply of the agent that it stands in the way of, counted from 1; any when left out'),
  asked: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('the nth time that the agent asks at all, further attempts included; any when left out'),
  attempt: z.number().int().positive().optional().describe('which attempt at it; every one when left out'),
  purpose: purpose
    .optional()
    .describe('what was asked for: a turn, when left out, a summary of the conversation, or the answer to a hook'),
  agent: pattern.optional(),
  status: z.number().int().min(400).max(599).optional(),
  retryAfter: z.number().nonnegative().optional().describe('seconds that the provider asks to wait'),
  failure: z
    .enum(['network', 'timeout', 'cut', 'status', 'refused', 'filtered', 'too-long', 'no-rule'])
    .optional()
    .describe('what the failure counts as; told from status and reason when left out'),
  retryable: z.boolean().optional().describe('whether it may heal; told from the rest when left out'),
  reason: z.string().optional().describe('what the provider says; alone it is a network that failed'),
  cutAfter: z
    .number()
    .int()
    .nonnegative()
    .optional()
    .describe('the stream breaks after so many characters, if the reply has as many'),
  delay: z.number().nonnegative().optional().describe('milliseconds before the first byte'),
  malformed: z.string().optional().describe('the arguments of every call arrive as this text'),
  differs: differenceSchema.optional().describe('how the request differed from the recorded one, where that was why'),
});

/** A page of the web of a script. */
const pageSchema = z.strictObject({
  title: z.string().optional().describe('what a search calls it'),
  text: z.string().optional().describe('its content, as it is'),
  html: z.string().optional().describe('its content as HTML, in place of text'),
  type: z.string().optional().describe('its content type; text/html with html and text/plain with text when left out'),
  status: z.number().int().min(100).max(599).default(200).describe('what its server answers with'),
  leads: z.string().optional().describe('the address that it sends whoever asks to, in place of content'),
});
export const pagesSchema = z
  .record(z.string(), pageSchema)
  .describe('the whole web of the run: address -> page. Nothing else is asked for; without pages the real web is');

/** The part of a script that is played: the model, the person, the faults, the web that they see, and what calls came to. */
export const playSchema = z.strictObject({
  model: z.array(modelRuleSchema),
  person: z.array(personRuleSchema),
  faults: z.array(faultSchema),
  pages: pagesSchema.optional(),
  results: resultsSchema.optional(),
});
export type Play = Frozen<z.infer<typeof playSchema>>;
export type Pages = NonNullable<Play['pages']>;
export type Page = Pages[string];
export type ModelRule = Play['model'][number];
export type PersonRule = Play['person'][number];
export type Fault = Play['faults'][number];
