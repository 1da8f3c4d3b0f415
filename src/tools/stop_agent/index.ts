import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Stops an agent below, and all below that. */
export const tool = defineTool({
  name: 'stop_agent',
  description: `Stops an agent that you started, and all that it started. What it was doing is called off, and it reports that it was stopped. What it changed stays.
Use it when its work is not needed any more, or goes the wrong way and a message would not mend that.
Do not use it on one that is nearly done, or to get a report sooner.`,
  input: z.object({
    agent: z.string().min(1).max(200).describe('The agent, such as "main.3", or its short name.'),
  }),
  risk: 'meta',
  async execute(wanted, context) {
    const { stop } = await context.clock.real(import('./stop.ts')); // loaded at first use
    return () => stop(wanted.agent, context);
  },
});
