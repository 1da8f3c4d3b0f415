import type { Clock, ModelPart } from '../../agent/ports.ts';
import { cutEnd } from '../../base/cut.ts';

/** How long one piece of text takes, so that a reader sees it flow. */
const pieceTime = 50;

/** Sends a reply at the speed of a typist, and breaks off when the wire does. */
export class Wire {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #speed: number;
  readonly #cutAfter: number;
  readonly #start: number;
  #sent = 0;

  /** `speed` is in characters a second; after `cutAfter` characters nothing more comes through. */
  constructor(clock: Clock, signal: AbortSignal, speed: number, cutAfter = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#signal = signal;
    this.#speed = speed;
    this.#cutAfter = cutAfter;
    this.#start = clock.now();
  }

  /** Whether the wire broke: nothing more comes, and no end. */
  get broken(): boolean {
    return this.#sent >= this.#cutAfter;
  }

  /** A text in pieces, each at its time. */
  async *say(type: 'text' | 'thinking', text: string): AsyncGenerator<ModelPart> {
    const most = Math.max(2, Math.round((this.#speed * pieceTime) / 1000));
    for (let rest = text; rest !== '' && !this.broken; ) {
      const piece = cutEnd(rest, Math.min(most, Math.max(2, this.#cutAfter - this.#sent)));
      rest = rest.slice(piece.length);
      await this.#pass(piece.length);
      yield { type, text: piece };
    }
  }

  /** A call, once its arguments are through. */
  async *call(part: Extract<ModelPart, { type: 'call' }>): AsyncGenerator<ModelPart> {
    if (this.broken) return;
    await this.#pass(part.input.length);
    if (!this.broken) yield part;
  }

  async #pass(characters: number): Promise<void> {
    this.#sent += characters;
    await this.#clock.until(this.#start + Math.ceil((this.#sent * 1000) / this.#speed), this.#signal);
    this.#signal.throwIfAborted();
  }
}
