import { Tokenizer } from 'htmlparser2';

/** Hears the tags and texts of an HTML page in their order, with names in lower case and entities resolved. */
export interface TokenListener {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(text: string): void;
}

/** More of them than this has no tag that means well. */
const mostAttributes = 100;

/**
 * Reads a page tag by tag. It builds no tree, so its time grows with the length of the page, however deep the page is
 * nested: a parser that keeps track of what is open takes minutes for a page of open tags.
 */
export function readTokens(html: string, listener: TokenListener): void {
  let name = '';
  let attribute = '';
  let value = '';
  let attributes = new Map<string, string>();
  const word = (from: number, to: number) => html.slice(from, to).toLowerCase();
  const opened = () => listener.open(name, attributes);
  const nothing = () => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(from, to) {
        name = word(from, to);
        attributes = new Map();
      },
      onattribname(from, to) {
        attribute = word(from, to);
        value = '';
      },
      onattribdata(from, to) {
        value += html.slice(from, to);
      },
      onattribentity(code) {
        value += String.fromCodePoint(code);
      },
      onattribend() {
        // of twins the first counts
        if (attributes.size < mostAttributes && !attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (from, to) => listener.close(word(from, to)),
      ontext: (from, to) => listener.text(html.slice(from, to)),
      ontextentity: (code) => listener.text(String.fromCodePoint(code)),
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
