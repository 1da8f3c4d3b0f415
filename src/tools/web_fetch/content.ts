import type { WebAnswer } from '../../agent/ports.ts';

/** What an answer holds, as far as it can be read. */
export type PageContent =
  | { readonly is: 'html' | 'text'; readonly text: string }
  | { readonly is: 'binary'; readonly kind: string };

const textual =
  /^(text\/|application\/(.*\+)?(json|xml|yaml|javascript|x-ndjson|csv|toml|sql|graphql)$|image\/svg\+xml$)/;
const html = /^(text\/html|application\/xhtml\+xml)$/;

/** Tells HTML from other text and from what is no text, by the content type, and where there is none by the bytes. */
export function contentOf({ type, bytes }: Pick<WebAnswer, 'type' | 'bytes'>): PageContent {
  const kind = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const named = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(type)?.[1];
  const unknown = kind === '' || kind === 'application/octet-stream';
  if (!unknown && !textual.test(kind) && !html.test(kind)) return { is: 'binary', kind };
  // a zero byte stands in no text, but in every second place of UTF-16
  if (bytes.subarray(0, 8000).includes(0) && !/^utf-?16/i.test(named ?? ''))
    return { is: 'binary', kind: kind || 'unknown content' };
  const text = decodeAs(named ?? charsetIn(bytes), bytes).replace(/^\uFEFF/, '');
  const looksHtml = unknown && /^\s*(<!doctype html|<html)/i.test(text);
  return { is: html.test(kind) || looksHtml ? 'html' : 'text', text };
}

/** The encoding that a page names near its beginning. */
function charsetIn(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  return /<meta[^>]{1,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(start)?.[1] ?? 'utf-8';
}

/** The text of some bytes; an encoding that nobody knows is read as UTF-8, and what is no letter in it becomes �. */
function decodeAs(encoding: string, bytes: Uint8Array): string {
  const known =
    /^(utf-?(8|16(le|be)?)|iso-8859-\d+|latin1|windows-\d+|us-ascii|shift_jis|euc-(jp|kr)|gb(k|2312|18030)|big5|koi8-[ru])$/i;
  return new TextDecoder(known.test(encoding) ? encoding : 'utf-8', { ignoreBOM: true }).decode(bytes);
}
