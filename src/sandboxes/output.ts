import { longestStream, thrownAway } from './bounded.ts';
import type { SandboxHost } from './engine.ts';

type Stream = 'stdout' | 'stderr';

/** How long a piece may wait for the next one, in milliseconds, so that a flood is not a flood of messages. */
const rest = 16;

/** What a program writes: shown while it runs, and kept for its end. Past a bound it is only counted. */
export class Output {
  readonly #host: Pick<SandboxHost, 'output'>;
  readonly #kept: Record<Stream, { parts: string[]; length: number; waiting: string }> = {
    stdout: { parts: [], length: 0, waiting: '' },
    stderr: { parts: [], length: 0, waiting: '' },
  };
  #shown = Number.NEGATIVE_INFINITY;

  constructor(host: Pick<SandboxHost, 'output'>) {
    this.#host = host;
  }

  readonly write = (stream: Stream, text: string): void => {
    const kept = this.#kept[stream];
    const left = longestStream - kept.length;
    kept.length += text.length;
    if (left <= 0) return;
    const piece = text.slice(0, left);
    kept.parts.push(piece);
    kept.waiting += piece;
    if (performance.now() - this.#shown >= rest) this.#show();
  };

  /** Both streams as they stand, with a word on what was thrown away. */
  get streams(): Readonly<Record<Stream, string>> {
    return { stdout: this.#text('stdout'), stderr: this.#text('stderr') };
  }

  #show(): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const kept = this.#kept[stream];
      if (kept.waiting !== '') this.#host.output({ stream, text: kept.waiting });
      kept.waiting = '';
    }
    this.#shown = performance.now();
  }

  #text(stream: Stream): string {
    const { parts, length } = this.#kept[stream];
    return parts.join('') + (length > longestStream ? thrownAway(length - longestStream) : '');
  }
}
