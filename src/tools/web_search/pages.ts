import { type ToolContext, type ToolResult, text } from '../../agent/tool.ts';
import { cutEnd } from '../../base/cut.ts';
import { counted } from '../../base/text.ts';
import type { Page } from '../../protocol/play.ts';
import { markdownOf } from '../html-to-markdown.ts';
import { fromOutside } from '../outside.ts';
import { rank } from '../rank.ts';

const passage = 300;

/** Searches the pages that stand for the web. Without any there is nobody to ask, and that is said. */
export async function searchPages(
  { query, limit = 5 }: { readonly query: string; readonly limit?: number | undefined },
  { web, clock }: { readonly web: Pick<ToolContext['web'], 'get' | 'pages'> } & Pick<ToolContext, 'clock'>,
): Promise<ToolResult> {
  if (web.pages === undefined)
    throw new Error(
      'There is no search service here: each wants a key, and none lets a page ask. Ask the person for an address, or read one that you know with web_fetch.',
    );
  const entries = Object.entries(web.pages).flatMap(([address, page]) => entryOf(address, page) ?? []);
  const found = (await clock.real(rank(entries, query))).slice(0, limit).flatMap((index) => entries[index] ?? []);
  if (found.length === 0) return text(`No page fits. ${counted(entries.length, 'page')} searched.`);
  const told = found.map(({ name, address, body }) => `## ${name}\n${address}\n\n${passageOf(body, query)}`);
  return text(fromOutside('a search', told.join('\n\n')));
}

/** A page as it is searched; undefined when there is nothing to find at its address. */
function entryOf(address: string, { title, text: plain = '', html, status, leads }: Page) {
  if (leads !== undefined || status < 200 || status > 299) return undefined;
  const read = html === undefined ? { title: '', markdown: plain } : markdownOf(html, address);
  const name = title ?? (read.title === '' ? address : read.title);
  return {
    name,
    address,
    description: address.replace(/[^\p{L}\p{N}]+/gu, ' '),
    body: read.markdown,
    day: 0,
    written: 0,
  };
}

/** The passage of a text around the first word of a query that is in it. */
function passageOf(body: string, query: string): string {
  const plain = body.replace(/\s+/g, ' ');
  const small = plain.toLowerCase();
  const places = query
    .toLowerCase()
    .split(/\s+/)
    .map((word) => small.indexOf(word))
    .filter((place) => place >= 0);
  const from = Math.max(0, Math.min(...places, plain.length) - passage / 3);
  const start = places.length === 0 || from === 0 ? 0 : from;
  return `${start > 0 ? '…' : ''}${cutEnd(plain.slice(start), passage)}${plain.length > start + passage ? '…' : ''}`;
}
