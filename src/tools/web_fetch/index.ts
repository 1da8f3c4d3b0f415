import { z } from 'zod';
import { defineTool } from '../../agent/tool.ts';
import { addressFault, domainOf } from '../../agent/web/address.ts';

/** Reads a page of the web. */
export const tool = defineTool({
  name: 'web_fetch',
  description: `Reads one page of the web and gives its text: HTML as Markdown, and what is text as it is. Only public http and https addresses are asked, without any key or cookie. It runs in a browser, so most sites refuse to be read; those that allow other sites (CORS), such as many APIs and raw files, answer.
Use it when the person names an address, or when what you need stands at one that you know.
Do not use it to send anything: an address must hold nothing from the files or the conversation that the person did not mean to publish. Do not use it to find pages: web_search does that.`,
  input: z.object({
    url: z
      .string()
      .max(4000)
      .superRefine((url, context) => {
        const fault = addressFault(url);
        if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
      })
      .describe('The whole address, such as https://example.org/page.'),
    raw: z.boolean().optional().describe('Whether HTML is given as it was sent, with its tags. False when left out.'),
  }),
  risk: 'web',
  subjects: ({ url }) => ({ domains: [domainOf(url) ?? url] }),
  async execute(wanted, context) {
    const { fetchPage } = await context.clock.real(import('./page.ts')); // loaded at first use
    return fetchPage(wanted, context);
  },
});
