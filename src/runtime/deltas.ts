import type { Notice } from '../protocol/notice.ts';

type Delta = Extract<Notice, { say: 'delta' }>;

/** How long pieces of a reply gather: about a frame. */
const frame = 16;

/** Passes notices on in order, and joins the pieces of a reply that come within one frame. */
export class Deltas {
  readonly #post: (notice: Notice) => void;
  readonly #gathered = new Map<string, Delta>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(post: (notice: Notice) => void) {
    this.#post = post;
  }

  pass(notice: Notice): void {
    if (notice.say !== 'delta') {
      // a piece that came after the fact it previews would be shown for ever
      this.#send();
      this.#post(notice);
      return;
    }
    const key = JSON.stringify([notice.run, notice.agent, notice.call]);
    const before = this.#gathered.get(key);
    const text = (before?.text ?? '') + notice.text;
    const thinking = (before?.thinking ?? '') + notice.thinking;
    const calling = (before?.calling ?? '') + notice.calling;
    this.#gathered.set(key, { ...notice, text, thinking, calling });
    this.#timer ??= setTimeout(() => this.#send(), frame);
  }

  #send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const delta of this.#gathered.values()) this.#post(delta);
    this.#gathered.clear();
  }
}
