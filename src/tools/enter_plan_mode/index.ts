import { z } from 'zod';
import { defineTool, text } from '../../agent/tool.ts';

/** Lets the agent bind itself to look first. */
export const tool = defineTool({
  name: 'enter_plan_mode',
  description: `Begins plan mode, at once: from here on nothing that changes files or runs code may run, until the person has approved a plan.
Use it before work that touches many files, can be done in more than one way, or is hard to undo, so that the person sees what you will do before you do it.
Do not use it for a small change that was asked for clearly, or only to look around, which needs no plan.`,
  input: z.object({}),
  risk: 'meta',
  async execute() {
    return { ...text('Plan mode begins.'), mode: 'plan' };
  },
});
