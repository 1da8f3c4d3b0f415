import type { WebAnswer } from '../../agent/ports.ts';
import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { sized } from '../../base/text.ts';
import { markdownOf } from '../html-to-markdown.ts';
import { fromOutside } from '../outside.ts';
import { contentOf } from './content.ts';

/** An error page says nothing more of use beyond this. */
const mostOfError = 2000;

/** Asks an address, and gives what stands there as text. What is no success is an error with what the server says. */
export async function fetchPage(
  { url, raw = false }: { readonly url: string; readonly raw?: boolean | undefined },
  { web }: { readonly web: Pick<ToolContext['web'], 'get'> },
): Promise<ToolResult> {
  const answer = await web.get(url);
  const { address, status, leads } = answer;
  if (leads !== undefined)
    return text(
      `${url} leads to ${leads}, which is on another host and was not asked. If that is where you want to go, make a call with that address.`,
    );
  const { title, body, cut } = inWords(answer, raw);
  if (status < 200 || status > 299) {
    const said = body.trim() === '' ? '' : `\n\n${fromOutside(address, body.slice(0, mostOfError))}`;
    throw new Error(`${address} answered with ${status}, which is no success.${said}`);
  }
  const head = `${address}\n${[`${status}`, answer.type || 'no content type', sized(answer.bytes.length)].join(', ')}`;
  const more = cut ? '\n\n(There is more of it than is taken of one page.)' : '';
  const named = title === '' ? body : `# ${title}\n\n${body}`;
  return text(
    body.trim() === '' ? `${head}\n\nThere is no text in it.` : `${head}\n\n${fromOutside(address, named)}${more}`,
  );
}

interface InWords {
  readonly title: string;
  readonly body: string;
  readonly cut: boolean;
}

function inWords(answer: WebAnswer, raw: boolean): InWords {
  const content = contentOf(answer);
  switch (content.is) {
    case 'html': {
      if (raw) return { title: '', body: content.text, cut: answer.cut };
      const { title, markdown, cut } = markdownOf(content.text, answer.address);
      return { title: markdown.startsWith(`# ${title}`) ? '' : title, body: markdown, cut: cut || answer.cut };
    }
    case 'text':
      return { title: '', body: content.text, cut: answer.cut };
    case 'binary':
      throw new Error(
        `${answer.address} is not text but ${content.kind} (${sized(answer.bytes.length)}), which this tool cannot read.`,
      );
  }
}
