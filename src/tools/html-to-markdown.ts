import { parseUrl } from '../agent/web/parse-url.ts';
import { readTokens, type TokenListener } from './html-tokens.ts';
import { MarkdownWriter } from './markdown-writer.ts';

/** A page as a reader would write it down. */
export interface WrittenDown {
  readonly title: string;
  readonly markdown: string;
  /** Whether there was more than is written down of one page. */
  readonly cut: boolean;
}

/** A page may say little at great length: so much of it is written down. */
const most = 1_000_000;
const deepestTables = 2;

/** What a reader never sees as words. */
const unseen = new Set(
  'script style noscript template svg math iframe object canvas audio video select datalist'.split(' '),
);
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** Elements that often are not closed: the next of their kind closes them. */
const unclosed = new Set('p li td th tr dt dd'.split(' '));
const blocks = new Set(
  'address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer form header legend main menu nav p section summary'.split(
    ' ',
  ),
);
const marks: Readonly<Record<string, string>> = { b: '**', strong: '**', em: '*', i: '*', del: '~~', s: '~~' };

/** Writes HTML down as Markdown, with whole addresses. What is hidden from a reader, scripts and styles are left out. */
export function markdownOf(html: string, address: string): WrittenDown {
  const pen = new Pen(address);
  readTokens(html, pen);
  return pen.done();
}

/** A table that is being read: its rows of cells, and the cell that is open. */
interface Table {
  readonly rows: string[][];
  cell: MarkdownWriter | undefined;
}

class Pen implements TokenListener {
  #base: string;
  readonly #page = new MarkdownWriter();
  readonly #tables: Table[] = [];
  readonly #lists: (number | undefined)[] = [];
  /** The items that are open, each by how many lists were open then. */
  readonly #items: number[] = [];
  readonly #links: string[] = [];
  #title: string | undefined;
  #inTitle = false;
  /** Preformatted text, while it is read. */
  #plain: { language: string; text: string } | undefined;
  /** What is passed over: its name, and how many of that name are open. */
  #passing: { readonly name: string; depth: number } | undefined;
  #written = 0;

  constructor(address: string) {
    this.#base = address;
  }

  done(): WrittenDown {
    while (this.#tables.length > 0) this.#endTable();
    this.#endPlain();
    const cut = this.#full;
    return { title: (this.#title ?? '').replace(/\s+/g, ' ').trim(), markdown: this.#page.done(), cut };
  }

  text(text: string): void {
    if (this.#passing !== undefined || this.#full) return;
    if (this.#inTitle) this.#title = (this.#title ?? '') + text.slice(0, 1000);
    else if (this.#plain !== undefined) this.#plain.text += text;
    else this.#writer.text(text);
    this.#written += text.length;
  }

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (this.#full || this.#passes(name, attributes)) return;
    if (name === 'title') this.#inTitle = this.#title === undefined;
    else if (name === 'base') this.#base = parseUrl(attributes.get('href') ?? '', this.#base)?.href ?? this.#base;
    else if (this.#plain !== undefined) this.#openInPlain(name, attributes);
    else if (name === 'table' && this.#tables.length < deepestTables) this.#tables.push({ rows: [], cell: undefined });
    else if (/^(tr|t[dh])$/.test(name) && this.#tables.length > 0) this.#openInTable(name);
    else this.#openInText(name, attributes);
  }

  close(name: string): void {
    if (this.#passing !== undefined) this.#endPassing(name);
    else if (name === 'title') this.#inTitle = false;
    else if (name === 'pre') this.#endPlain();
    else if (this.#plain !== undefined) return;
    else if (name === 'table') this.#endTable();
    else if (/^(tr|t[dh])$/.test(name)) this.#endCell();
    else this.#closeInText(name);
  }

  get #full(): boolean {
    return this.#written > most;
  }

  get #writer(): MarkdownWriter {
    return this.#tables.findLast(({ cell }) => cell !== undefined)?.cell ?? this.#page;
  }

  #openInText(name: string, attributes: ReadonlyMap<string, string>): void {
    const writer = this.#writer;
    const mark = marks[name];
    if (mark !== undefined) writer.open(mark);
    else if (name === 'a') this.#openLink(attributes.get('href'));
    else if (name === 'img') this.#image(attributes);
    else if (name === 'br') writer.newLine();
    else if (name === 'code') writer.open('`');
    else if (name === 'pre') this.#beginPlain(attributes);
    else if (name === 'hr') {
      writer.begin();
      writer.block('---');
    } else if (/^h[1-6]$/.test(name)) {
      writer.begin(`${'#'.repeat(Number(name[1]))} `);
    } else if (name === 'blockquote') writer.enter('> ', '> ');
    else if (name === 'ul' || name === 'ol') {
      writer.begin();
      this.#lists.push(name === 'ol' ? 1 : undefined);
    } else if (name === 'li') this.#beginItem();
    else if (blocks.has(name)) writer.begin();
  }

  #closeInText(name: string): void {
    const writer = this.#writer;
    const mark = marks[name];
    if (mark !== undefined) writer.shut(mark, mark);
    else if (name === 'a') this.#shutLink();
    else if (name === 'code') writer.shut('`', '`');
    else if (/^h[1-6]$/.test(name)) writer.begin();
    else if (name === 'blockquote') writer.leave();
    else if (name === 'li') this.#endItem();
    else if (name === 'ul' || name === 'ol') {
      this.#endItem();
      this.#lists.pop();
    } else if (blocks.has(name)) writer.begin();
  }

  #beginItem(): void {
    this.#endItem();
    const number = this.#lists.at(-1);
    const marker = number === undefined ? '- ' : `${number}. `;
    if (number !== undefined) this.#lists[this.#lists.length - 1] = number + 1;
    this.#writer.enter(marker, ' '.repeat(marker.length));
    this.#items.push(this.#lists.length);
  }

  /** Ends the item that is open in the innermost list. */
  #endItem(): void {
    if (this.#items.at(-1) !== this.#lists.length) return;
    this.#items.pop();
    this.#writer.leave();
  }

  #openLink(href: string | undefined): void {
    const to = href === undefined || href.startsWith('#') ? undefined : parseUrl(href, this.#base);
    const leads = to !== undefined && /^(https?|mailto):$/.test(to.protocol);
    this.#links.push(leads ? to.href : '');
    if (leads) this.#writer.open('[');
  }

  #shutLink(): void {
    const href = this.#links.pop() ?? '';
    if (href === '') return;
    this.#writer.shut('[', `](${href})`);
    this.#written += href.length;
  }

  #image(attributes: ReadonlyMap<string, string>): void {
    const source = parseUrl(attributes.get('src') ?? '', this.#base);
    const said = (attributes.get('alt') ?? '').replace(/\s+/g, ' ').trim();
    const shown = source !== undefined && /^https?:$/.test(source.protocol);
    const words = shown ? `![${said}](${source.href})` : said;
    this.#writer.text(words);
    this.#written += words.length;
  }

  #beginPlain(attributes: ReadonlyMap<string, string>): void {
    this.#writer.begin();
    this.#plain = { language: languageIn(attributes), text: '' };
  }

  #openInPlain(name: string, attributes: ReadonlyMap<string, string>): void {
    if (this.#plain === undefined) return;
    if (name === 'br') this.#plain.text += '\n';
    if (name === 'code' && this.#plain.language === '') this.#plain.language = languageIn(attributes);
  }

  #endPlain(): void {
    if (this.#plain === undefined) return;
    const { language, text } = this.#plain;
    this.#plain = undefined;
    const longest = (text.match(/`{3,}/g) ?? []).reduce((most, ticks) => Math.max(most, ticks.length), 2);
    const fence = '`'.repeat(longest + 1);
    const lines = text.replace(/^\n/, '').trimEnd();
    if (lines !== '') this.#writer.block(`${fence}${language}\n${lines}\n${fence}`);
  }

  #openInTable(name: string): void {
    this.#endCell();
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    if (name === 'tr' || table.rows.length === 0) table.rows.push([]);
    if (name !== 'tr') table.cell = new MarkdownWriter();
  }

  #endCell(): void {
    const table = this.#tables.at(-1);
    if (table?.cell === undefined) return;
    table.rows.at(-1)?.push(table.cell.done().replace(/\n+ */g, ' ').replaceAll('|', '\\|'));
    table.cell = undefined;
  }

  #endTable(): void {
    this.#endCell();
    const rows = this.#tables.pop()?.rows.filter((row) => row.some((cell) => cell !== '')) ?? [];
    const [head = [], ...others] = rows;
    this.#writer.begin();
    if (head.length === 0) return;
    // one column, or one row, is a layout and no table
    if (rows.length === 1 || rows.every(({ length }) => length === 1)) {
      for (const cell of rows.flat()) if (cell !== '') this.#writer.block(cell);
      return;
    }
    const lines = [head, head.map(() => '---'), ...others].map((row) => `| ${row.join(' | ')} |`);
    this.#writer.block(lines.join('\n'));
  }

  /** Whether an element is passed over, with all that is in it. */
  #passes(name: string, attributes: ReadonlyMap<string, string>): boolean {
    if (this.#passing !== undefined) {
      if (name !== this.#passing.name) return true;
      if (!unclosed.has(name)) {
        this.#passing.depth += 1;
        return true;
      }
      this.#passing = undefined;
    }
    const hidden = unseen.has(name) || (isHidden(attributes) && !voids.has(name) && name !== 'body');
    if (hidden) this.#passing = { name, depth: 1 };
    return hidden || (isHidden(attributes) && voids.has(name));
  }

  #endPassing(name: string): void {
    if (this.#passing?.name !== name) return;
    this.#passing.depth -= 1;
    if (this.#passing.depth === 0) this.#passing = undefined;
  }
}

function isHidden(attributes: ReadonlyMap<string, string>): boolean {
  if (attributes.has('hidden') || attributes.get('aria-hidden') === 'true') return true;
  return /(display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.get('style') ?? '');
}

function languageIn(attributes: ReadonlyMap<string, string>): string {
  return /\blang(?:uage)?-([\w+#-]{1,20})/.exec(attributes.get('class') ?? '')?.[1] ?? '';
}
