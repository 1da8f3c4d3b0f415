import { z } from 'zod';
import { defineTool, text } from '../../agent/tool.ts';

const longest = 60;

/** Lets time pass. */
export const tool = defineTool({
  name: 'sleep',
  description: `Waits for so many seconds, at most ${longest}, and says how long it was. The person sees it counting down and may cut it short.
Use it when something outside needs a moment, such as a service that asks to be tried again later.
Do not use it to wait for the person (ask_user waits), for a subagent, or between calls that need no pause.`,
  input: z.object({
    seconds: z.number().min(0).max(longest).describe(`How many seconds to wait, at most ${longest}.`),
    reason: z.string().max(200).optional().describe('What is waited for, in a few words that the person sees.'),
  }),
  risk: 'meta',
  hurries: true,
  async execute({ seconds }, { clock, signal, hurried }) {
    const began = clock.now();
    const end = began + seconds * 1000;
    await Promise.race([clock.until(end, signal), hurried()]);
    const waited = Math.round((clock.now() - began) / 100) / 10;
    return text(
      clock.now() < end ? `Waited ${waited} of ${seconds} s: the person cut it short. Go on.` : `Waited ${waited} s.`,
    );
  },
});
