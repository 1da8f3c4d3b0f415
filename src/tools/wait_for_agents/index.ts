import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Waits for agents below. It is never executed: that they rest, or that somebody said something, is the result. */
export const tool = defineTool({
  name: 'wait_for_agents',
  description: `Waits until agents that work in the background rest. Their reports come as messages. It ends early when somebody says something to you.
Use it when you can do nothing more before their reports are here.
Do not use it for agents that you did not start in the background: their reports are results already.`,
  input: z.object({
    agents: z
      .array(z.string().min(1))
      .optional()
      .describe('Whom to wait for, by name. All that you started in the background when left out.'),
  }),
  risk: 'meta',
  waits: 'agents',
  async check(wanted, context) {
    const { faultIn } = await context.ports.clock.real(import('./fault-in.ts')); // loaded at first use
    return faultIn(wanted, context);
  },
  async execute() {
    throw new Error('Nobody was waited for.');
  },
});
