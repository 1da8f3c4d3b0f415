import { z } from 'zod';
import { defineTool, text } from '../src/agent/tool.ts';

/** A tool that costs nothing, so that what is measured is the loop around it. */
export const echo = defineTool({
  name: 'echo',
  description: 'Echoes.',
  risk: 'read',
  input: z.object({ n: z.number() }),
  execute: async ({ n }) => text(`echo ${n}`),
});
