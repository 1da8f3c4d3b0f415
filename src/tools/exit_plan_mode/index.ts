import { z } from 'zod';
import { defineTool, text } from '../../agent/tool.ts';

/** Puts a plan before the person. It always asks: the plan as they approve it, edited or not, is the input that runs. */
export const tool = defineTool({
  name: 'exit_plan_mode',
  description: `Shows your plan to the person, who may change it, and ends plan mode once they approve it. They also choose whether you are asked about your steps from then on. When they refuse, plan mode goes on, and their reason says what to change.
Use it in plan mode when you know what to do: the steps in their order, the files each one touches, how you will see that it worked, and what you leave alone.
Do not use it to ask a question (use ask_user), or before you have looked at the files that the plan names.`,
  input: z.object({
    plan: z.string().min(1).max(20_000).describe('The plan in Markdown: short, concrete, in the order of doing.'),
  }),
  risk: 'meta',
  asks: true,
  async execute(_, { approval }) {
    // only what a person chose opens more than before
    const mode = approval?.mode ?? 'default';
    const how =
      approval?.input === undefined ? 'The plan is approved.' : 'The plan is approved as the person changed it.';
    return { ...text(`${how} Go by it, and say so when you have to leave it.`), mode };
  },
});
