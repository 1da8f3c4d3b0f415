import { encode } from '../../base/text.ts';
import type { Page, Pages } from '../../protocol/play.ts';
import type { Web } from '../ports.ts';
import { parseUrl } from './parse-url.ts';

/** The pages of a script as the whole web: what is not among them is not there. */
export function pagesAsWeb(pages: Pages): Web {
  const byPlace = new Map(Object.entries(pages).map(([address, page]) => [placeOf(address), page]));
  return {
    async ask(address, _, { method } = { method: 'GET' }) {
      const page = byPlace.get(placeOf(address));
      if (page === undefined)
        return { address, status: 404, type: 'text/plain', bytes: encode('There is no such page.'), cut: false };
      const { status, leads } = page;
      return {
        address,
        status,
        type: typeOf(page),
        bytes: encode(method === 'HEAD' ? '' : contentOf(page)),
        cut: false,
        leads,
      };
    },
  };
}

/** The address of a page as it is compared: in one spelling, without the part that names a place in the page. */
export function placeOf(address: string): string {
  return parseUrl(address)?.href.replace(/#.*$/s, '') ?? address;
}

/** What kind of content a page has. */
function typeOf({ type, html }: Page): string {
  return type ?? (html === undefined ? 'text/plain' : 'text/html');
}

function contentOf({ title, text = '', html }: Page): string {
  if (html === undefined) return text;
  const escaped = title?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped === undefined ? html : `<title>${escaped}</title>\n${html}`;
}
