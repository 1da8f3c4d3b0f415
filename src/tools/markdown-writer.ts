/** Lists and quotes beyond this are drawn no further in. */
const deepest = 8;
/** Marks beyond this, before a single word, are dropped. */
const mostMarks = 16;

/** What a block stands in: a quote, or an item of a list with its marker, which only its first block shows. */
interface Container {
  readonly first: string;
  readonly rest: string;
  used: boolean;
}

/**
 * Writes Markdown: pieces that run together to a block, and blocks one after another. Whatever is written, a piece costs
 * the same: nothing that was written is looked at again.
 */
export class MarkdownWriter {
  readonly #blocks: string[] = [];
  #pieces: string[] = [];
  /** What the block begins with, once there is a word in it. */
  #lead = '';
  /** Whether a space is due before the next word. */
  #gap = false;
  #atLineStart = true;
  /** Marks that open before the next word: around nothing they are never written. */
  #pending: string[] = [];
  readonly #containers: Container[] = [];
  #beyond = 0;
  #wasItem = false;

  /** Adds words; white space of any kind and length is one space. */
  text(text: string): void {
    const words = text.replace(/[\t\n\f\r ]+/g, ' ');
    const core = words.trim();
    if (words.startsWith(' ')) this.#gap = true;
    if (core === '') return;
    this.#add(`${this.#pending.splice(0).join('')}${core}`);
    this.#gap = words.endsWith(' ');
  }

  /** Begins something that stands in marks. */
  open(mark: string): void {
    if (this.#pending.length < mostMarks) this.#pending.push(mark);
  }

  /** Ends what the mark began. */
  shut(mark: string, end: string): void {
    const at = this.#pending.lastIndexOf(mark);
    if (at >= 0) this.#pending.splice(at, 1);
    else if (this.#pieces.length > 0) this.#pieces.push(end);
    else if (this.#blocks.length > 0) this.#blocks.push(end);
  }

  /** Goes on in a new line of the same block. */
  newLine(): void {
    if (this.#pieces.length === 0) return;
    this.#pieces.push('\n');
    this.#atLineStart = true;
  }

  /** Ends the block that was being written, and begins one with `lead`. */
  begin(lead = ''): void {
    const block = this.#pieces.join('').trim();
    this.#pieces = [];
    this.#atLineStart = true;
    const before = this.#lead;
    this.#lead = lead;
    if (block !== '') this.block(`${before}${block}`);
  }

  /** Adds a block as it is. */
  block(text: string): void {
    const first = this.#containers.map((each) => (each.used ? each.rest : each.first)).join('');
    const rest = this.#containers.map((each) => each.rest).join('');
    const isItem = this.#containers.some((each) => !each.used && each.first !== each.rest);
    for (const each of this.#containers) each.used = true;
    const drawn = text.split('\n').map((line, at) => `${at === 0 ? first : rest}${line}`.trimEnd());
    if (this.#blocks.length > 0) this.#blocks.push(isItem && this.#wasItem ? '\n' : '\n\n');
    this.#blocks.push(drawn.join('\n'));
    this.#wasItem = isItem;
  }

  /** Goes into a quote or an item. */
  enter(first: string, rest: string): void {
    this.begin();
    if (this.#containers.length >= deepest) this.#beyond += 1;
    else this.#containers.push({ first, rest, used: false });
  }

  leave(): void {
    this.begin();
    if (this.#beyond > 0) this.#beyond -= 1;
    else this.#containers.pop();
  }

  /** All that was written. */
  done(): string {
    this.begin();
    return this.#blocks.join('');
  }

  #add(words: string): void {
    if (this.#gap && !this.#atLineStart) this.#pieces.push(' ');
    this.#pieces.push(words);
    this.#gap = false;
    this.#atLineStart = false;
  }
}
