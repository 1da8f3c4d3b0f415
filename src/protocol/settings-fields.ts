import { z } from 'zod';
import { jsonObjectSchema } from './json.ts';

/** What a script writes and a run records in the same form: field by field, for a script is strict about all others. */

/** The moments at which a hook may speak. */
export const hookEventSchema = z.enum([
  'SessionStart',
  'SessionEnd',
  'UserPromptSubmit',
  'PreToolUse',
  'PermissionRequest',
  'PostToolUse',
  'PostToolUseFailure',
  'Notification',
  'PreCompact',
  'PostCompact',
  'SubagentStart',
  'SubagentStop',
  'Stop',
]);

/**
 * What every hook has. `matcher` is a tool name, glob or `/regex/`; `if` a rule such as `write(dist/**)`; `when` (path in
 * the hook's JSON -> glob or `/regex/`) must fit as well.
 */
export const hookFields = {
  name: z.string(),
  on: hookEventSchema,
  matcher: z.string().optional(),
  if: z.string().optional(),
  when: z.record(z.string(), z.string()).optional(),
  timeout: z.number().positive().max(600).optional().describe('seconds that it has to answer; 5 when left out'),
  onError: z.enum(['allow', 'block']).optional(),
};

/** A hook of the kind `rule`: when it is met and fits, it says what these fields hold. */
export const ruleHookFields = {
  type: z.literal('rule').optional(),
  /**
   * Refuses the call, asks to fix the result, or sends a resting agent on, with this reason for the model; PreCompact:
   * forbids it; UserPromptSubmit: the model never reads the prompt, and the person reads the reason.
   */
  block: z.string().optional(),
  /** PreToolUse: a vote, weighed by the ladder. */
  vote: z.enum(['allow', 'ask']).optional(),
  /** PreToolUse: fields that take the place of the call's. */
  input: jsonObjectSchema.optional(),
  /** Text that joins the conversation. */
  context: z.string().optional(),
  /** PostToolUse: what the model reads in place of the result; both are kept. */
  replace: z.string().optional(),
  /** Puts the agent to rest at once, with this reason for the person. */
  stop: z.string().optional(),
};

/** A hook of the kind `prompt`: the model is asked, and what it answers is read as the output of a hook. */
export const promptHookFields = {
  type: z.literal('prompt'),
  prompt: z.string().min(1).describe('what the model is asked; $ARGUMENTS in it stands for the JSON of the event'),
};

/** A hook of the kind `command`: bash in its sandbox reads the event from its standard input. */
export const commandHookFields = { type: z.literal('command'), command: z.string().min(1) };

/** A hook of the kind `script`: JavaScript in its sandbox, which finds the event on its standard input as well. */
export const scriptHookFields = { type: z.literal('script'), script: z.string().min(1) };

/** USD per million tokens. */
export const priceFields = { input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() };

/**
 * When a conversation is made shorter, as parts of the window, and how much of its end stays as it is. What is left out is
 * as `thresholdsOf` says.
 */
export const thresholdFields = {
  clearAt: z.number().positive().max(1).optional().describe('part of the window past which old results give way'),
  compactAt: z.number().positive().max(1).optional().describe('part past which the conversation is summed up'),
  keepResults: z.number().int().nonnegative().optional().describe('the last results, which are never cleared'),
  keepMessages: z.number().int().positive().optional().describe('the last messages, which no summary replaces'),
};

/** Rules with which a person lets calls of a kind pass from now on, and for how long: this run, or wherever its files are. */
export const standingFields = { rules: z.array(z.string()).min(1), scope: z.enum(['run', 'workspace']) };
