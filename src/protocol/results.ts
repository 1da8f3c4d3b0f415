import { z } from 'zod';
import type { Frozen } from './json.ts';
import { decidedOutside } from './outside.ts';
import { ranFields, requestFields, shellFields } from './ran.ts';

const path = z.string().min(1).max(4096).describe('where, from the root of the workspace');
const content = z.string().max(2_000_000);
const hash = z.string().regex(/^[0-9a-f]{32}$/, 'Expected 32 signs of 0 to 9 and a to f');

/** What stands at a path when a call is over. */
const changeSchema = z.union(
  [
    z.strictObject({ path, text: content.nullable().describe('what the file holds; null takes away what is there') }),
    z.strictObject({ path, base64: content.describe('what a file holds that is no text, in base64 for addresses') }),
    z.strictObject({ path, link: z.string().describe('where a link leads') }),
    z.strictObject({ path, folder: z.literal(true) }),
  ],
  'A change of a file has "path", and one of "text", "base64", "link" and "folder".',
);

/**
 * What a call came to, so that it comes to the same again without anything being run or asked for. Hooks, rules and
 * approvals stand before it as before any call.
 */
const resultSchema = z.strictObject({
  call: z.string().describe('the name of the call, such as main.3'),
  tool: z
    .string()
    .regex(decidedOutside, 'Only calls of bash, run_python, run_javascript, web_fetch, web_search and mcp__… have one')
    .describe('its tool'),
  input: hash
    .optional()
    .describe(
      'the hash of what it was called with, as a recording has it: with anything else it runs; any when left out',
    ),
  over: hash
    .optional()
    .describe('the hash of the files that it found, as a recording has it: over others it runs; any when left out'),
  takes: z.number().nonnegative().optional().describe('milliseconds that it takes; none when left out'),
  texts: z.array(content).describe('what the model reads, each text for itself'),
  failed: z.literal(true).optional().describe('that it failed, as its texts say'),
  ran: z.strictObject(ranFields).optional().describe('how code ended, and what each of the texts is'),
  requests: z.array(z.strictObject(requestFields)).optional().describe('what its commands asked of the web then'),
  shell: z.strictObject(shellFields).optional().describe('where the shell stands after it'),
  read: z.array(path).optional().describe('files that count as read by it'),
  files: z
    .array(changeSchema)
    .max(5000)
    .optional()
    .describe('what code changed; nothing outside of what it may change is'),
});
export const resultsSchema = z
  .array(resultSchema)
  .describe(
    'what calls of code, the web and other servers came to: they come to it again, and nothing is run or asked for',
  );
export type Result = Frozen<z.infer<typeof resultSchema>>;
