import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Says something to another agent of the run. */
export const tool = defineTool({
  name: 'send_message',
  description: `Says something to another agent, which reads it with its next request. One that rests wakes up with all that it knows, and its answer comes to you as a message.
Use it to correct or add to what an agent does in the background, to ask one that has reported for more, or to tell the agent above you what cannot wait for your report.
Do not use it to start new work that needs nothing of what the agent knows (use spawn_agent), or to ask how far it is (list_agents says so).`,
  input: z.object({
    to: z.string().min(1).max(200).describe('The agent, such as "main.3", or its short name. "main" is the main one.'),
    text: z.string().min(1).max(20_000).describe('What to say, so that it is understood without this conversation.'),
  }),
  risk: 'meta',
  async execute(wanted, context) {
    const { send } = await context.clock.real(import('./send.ts')); // loaded at first use
    return () => send(wanted, context);
  },
});
