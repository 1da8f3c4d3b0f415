import type { Clock, ModelPart } from '../../agent/ports.ts';
import { cutEnd } from '../../base/cut.ts';

/** How long one piece of text takes, so that a reader sees it flow. */
const pieceTime = 50;

/** How fast a reply comes: in characters a second, or all its characters in so many milliseconds. */
export type Pace = { readonly speed: number } | { readonly takes: number; readonly length: number };

/** Sends a reply at the speed of a typist, and breaks off when the wire does. */
export class Wire {
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #pace: Pace;
  readonly #cutAfter: number;
  readonly #start: number;
  #sent = 0;

  /** After `cutAfter` characters nothing more comes through. */
  constructor(clock: Clock, signal: AbortSignal, pace: Pace, cutAfter = Number.POSITIVE_INFINITY) {
    this.#clock = clock;
    this.#signal = signal;
    this.#pace = pace;
    this.#cutAfter = cutAfter;
    this.#start = clock.now();
  }

  /** Whether the wire broke: nothing more comes, and no end. */
  get broken(): boolean {
    return this.#sent >= this.#cutAfter;
  }

  /** A text in pieces, each at its time. */
  async *say(type: 'text' | 'thinking', text: string): AsyncGenerator<ModelPart> {
    const pace = this.#pace;
    const speed = 'speed' in pace ? pace.speed : (pace.length * 1000) / Math.max(1, pace.takes);
    const most = Math.max(2, Math.round((speed * pieceTime) / 1000));
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

  /** A reply that has its time takes it, also when it has nothing to say. */
  async end(): Promise<void> {
    const pace = this.#pace;
    if ('takes' in pace && this.#clock.now() < this.#start + pace.takes) await this.#wait(pace.takes);
  }

  async #pass(characters: number): Promise<void> {
    this.#sent += characters;
    const pace = this.#pace;
    await this.#wait('speed' in pace ? (this.#sent * 1000) / pace.speed : (this.#sent * pace.takes) / pace.length);
  }

  async #wait(milliseconds: number): Promise<void> {
    await this.#clock.until(this.#start + Math.ceil(milliseconds), this.#signal);
    this.#signal.throwIfAborted();
  }
}
