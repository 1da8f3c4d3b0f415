import { hashOf } from '../../base/hash.ts';
import { withoutKeys } from '../../base/secrets.ts';
import { encode } from '../../base/text.ts';
import type { Event } from '../../protocol/event.ts';
import { type Entry, outlineOf } from './outline.ts';
import styles from './page.css?raw';

/** What a text is worth showing at once; a longer one is folded. */
const atOnce = 1200;

/**
 * A run as one page of HTML that needs nothing else: no script, no request, not even an address. Its policy forbids all but its
 * own styles, and every text of the run is a text in it.
 */
export function pageOf(title: string, events: readonly Event[]): string {
  const entries = outlineOf(events);
  const name = escaped(withoutKeys(title));
  const policy = `default-src 'none'; style-src 'sha256-${hashIn64(styles)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<style>${styles}</style>
</head>
<body>
<header>
<h1>${name}</h1>
<p>A run of an agent, as Loopscope saved it: ${events.length} events. What looked like a key was taken out.</p>
</header>
<main>
<ol>
${entries.map(entryItem).join('\n')}
</ol>
</main>
</body>
</html>
`;
}

function entryItem({ seq, agent, by, words, texts }: Entry): string {
  const who = agent === 'main' ? '' : ` <span class="agent">${escaped(agent)}</span>`;
  const said = texts.map(({ label, text }) => textBlock(label, text)).join('');
  return `<li class="${by}"><h2><span class="seq">${seq}</span> ${escaped(words)}${who}</h2>${said}</li>`;
}

function textBlock(label: string, text: string): string {
  const open = text.length <= atOnce && label !== 'Thinking' ? ' open' : '';
  return `<details${open}><summary>${escaped(label)}</summary><pre>${escaped(text)}</pre></details>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text from outside, such as can stand between tags and between quotes. Signs that no text holds are left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

function hashIn64(text: string): string {
  const bytes = (hashOf(encode(text)).match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
  return btoa(String.fromCharCode(...bytes));
}
