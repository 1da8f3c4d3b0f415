import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Puts a question to the person, and waits for the answer however long it takes. */
export const tool = defineTool({
  name: 'ask_user',
  description: `Asks the person a question, waits for the answer and returns it. With options they choose one, or several when multiple is set; they may always answer in their own words instead.
Use it when you cannot go on well without something that only the person can tell: a choice between ways that differ in what they get, or a fact that is nowhere in the files.
Do not use it for what you can find out yourself, to report progress, or to ask whether a call is allowed: that is asked for you.`,
  input: z.object({
    question: z.string().min(1).describe('The question, complete in itself, in a sentence or two.'),
    options: z
      .array(
        z.object({
          label: z.string().min(1).describe('The answer in a few words.'),
          description: z.string().optional().describe('What choosing it would mean, in a sentence.'),
        }),
      )
      .max(10)
      .optional()
      .describe('Answers to choose from, at most 10, the one you would take first. None for a free answer.'),
    multiple: z.boolean().optional().describe('Whether several options may be chosen. False when left out.'),
  }),
  risk: 'meta',
  waits: 'person',
  execute: () => Promise.reject(new Error('ask_user is never executed: a person answers it.')),
});
