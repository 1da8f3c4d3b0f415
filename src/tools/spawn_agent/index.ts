import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Starts an agent below the one that calls. It is never executed: the report is the result, or that it has begun. */
export const tool = defineTool({
  name: 'spawn_agent',
  description: `Starts an agent with a context of its own, which knows nothing but its brief, and gives its report. Calls in one reply run side by side, four at once.
Use it for work that can be said in a brief and would fill this conversation: looking through many files, a review with one question, a part that waits for no other. With "background" you go on at once, and the report comes as a message.
Do not use it for what takes you one or two calls, or when you cannot say what is to be reported.`,
  input: z.object({
    brief: z
      .string()
      .min(1)
      .max(20_000)
      .describe('All that it will know: what to do and why, which files, how to check it, what to report.'),
    agent: z
      .string()
      .max(200)
      .optional()
      .describe(
        'The definition that it is made after, as the index of agents names it. An agent like you when left out.',
      ),
    name: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u)
      .optional()
      .describe('A short name to call it by, such as "tests".'),
    background: z.boolean().optional().describe('Whether you go on meanwhile. Otherwise you wait for its report.'),
    tools: z
      .array(z.string())
      .optional()
      .describe('The only tools that it may have, of those that its definition gives it. All of them when left out.'),
  }),
  risk: 'meta',
  waits: 'agent',
  async check(wanted, context) {
    const { faultIn } = await context.ports.clock.real(import('./fault-in.ts')); // loaded at first use
    return context.ports.clock.real(faultIn(wanted, context));
  },
  async execute() {
    throw new Error('No agent was started.');
  },
});
