import { z } from 'zod';
import { type Frozen, jsonSchema } from './json.ts';
import { faultSchema, modelRuleSchema, pagesSchema, personRuleSchema, wording } from './play.ts';
import { resultsSchema } from './results.ts';
import { recordedSchema } from './script-recorded.ts';
import { settingsSchema } from './script-settings.ts';

const checkWays = 'A check has "file" with "contains", "equals" or "absent", or one of "answer", "rested", "fact".';
/** What must be true at the end of a run. */
export const checkSchema = z.union(
  [
    z.strictObject({ file: z.string(), contains: wording }),
    z.strictObject({ file: z.string(), equals: z.string() }),
    z.strictObject({ file: z.string(), absent: z.literal(true) }),
    z.strictObject({ answer: wording }),
    z.strictObject({ rested: z.enum(['done', 'stopped', 'failed', 'limit']) }),
    z.strictObject({
      fact: z.string().describe('the type of a fact, such as tool.decided'),
      where: z
        .record(z.string(), jsonSchema)
        .default({})
        .describe(
          'path in the fact -> what it must be: text that must be contained or /a regular expression/, else the value',
        ),
      count: z.number().int().nonnegative().optional(),
      min: z.number().int().nonnegative().optional(),
      max: z.number().int().nonnegative().optional(),
    }),
  ],
  checkWays,
);
export type Check = Frozen<z.infer<typeof checkSchema>>;

/** A script: a workspace, a model, a person, and what must come of it. */
export const scriptSchema = z.strictObject({
  $schema: z.string().optional().describe('where an editor finds the schema of scripts'),
  title: z.string().min(1).describe('what a list of scripts and of runs calls it'),
  summary: z.string().default('').describe('what it shows, in a sentence or two'),
  order: z.number().optional().describe('its place in a list of scripts'),
  files: z.record(z.string(), z.string()).default({}).describe('the workspace it begins with: path -> text'),
  pages: pagesSchema.optional(),
  settings: settingsSchema.prefault({}).describe('what is set for the agent'),
  model: z
    .array(modelRuleSchema)
    .describe(
      'what the model replies: the first rule that fits; without rules a person writes it, or a real model is asked',
    ),
  person: z
    .array(personRuleSchema)
    .default([])
    .describe('what the person does: prompts in order, and for each question the first rule that fits'),
  faults: z.array(faultSchema).default([]).describe('requests that fail as a provider would make them fail'),
  results: resultsSchema.optional(),
  recorded: z
    .array(recordedSchema)
    .default([])
    .describe('what the person of a recorded run did, and when; without a page it is done again in place of "person"'),
  checks: z.array(checkSchema).default([]).describe('what must be true at the end'),
});
export type Recorded = Script['recorded'][number];
export type Script = Frozen<z.infer<typeof scriptSchema>>;
