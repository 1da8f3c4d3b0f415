import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';

/** Finds pages of the web: those that the script brings, since no search service can be asked without a key. */
export const tool = defineTool({
  name: 'web_search',
  description: `Searches the web and gives titles, addresses and passages of the pages that fit best.
Use it when you need a page whose address you do not know. There may be no search service: then the result says so, and what to do.
Do not use it to read a page (web_fetch does that), or to search the files of the project: grep does that.`,
  input: z.object({
    query: z.string().min(1).max(500).describe('What to look for, in a few words.'),
    limit: z.int().min(1).max(20).optional().describe('How many pages to give at most. 5 when left out.'),
  }),
  risk: 'web',
  async execute(wanted, context) {
    const { searchPages } = await context.clock.real(import('./pages.ts')); // loaded at first use
    return searchPages(wanted, context);
  },
});
