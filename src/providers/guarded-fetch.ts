import { ModelError } from '../agent/ports.ts';
import { withoutKey } from '../base/secrets.ts';
import { reasonIn, waitAsked } from './answer.ts';
import { failedWith, reasonFor } from './status.ts';

/** Where requests may go, and with what. */
export interface Passage {
  /** The only origin that is ever asked. */
  readonly address: string;
  /** The key for that origin, and how it is presented there. */
  readonly key: string | undefined;
  readonly present: (key: string) => readonly [header: string, value: string];
  /** Headers that the service wants besides; undefined takes one away. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** How long no byte may come, in milliseconds. */
  readonly patience?: number | undefined;
}

const minute = 60_000;
/** An error answer longer than this says nothing more of use. */
const longestError = 64_000;

/**
 * A `fetch` that takes a key to its own origin and nowhere else: no other address, no redirect, no cookie. It answers
 * with a stream or throws a `ModelError`; a line on which no byte comes for a minute is given up.
 */
export function guardedFetch({ address, key, present, headers, patience = minute }: Passage): typeof fetch {
  const home = new URL(address).origin;
  const clean = (text: string): string => withoutKey(text, key);

  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== home)
      throw new ModelError('refused', `A request to ${url.origin} was held back: the key is for ${home} only.`);
    const watch = new Watch(patience, home, init.signal ?? undefined);
    try {
      const response = await fetch(url, {
        ...init,
        headers: headersOf(init.headers, headers, key === undefined ? undefined : present(key)),
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: watch.signal,
      });
      if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
        throw new ModelError('status', `${home} sends requests elsewhere. Enter the address that it leads to.`);
      if (!response.ok) throw await refusalOf(response, clean);
      const type = response.headers.get('content-type') ?? '';
      if (type.startsWith('text/html'))
        throw new ModelError('status', `${url.origin}${url.pathname} answers with a web page. Is the address right?`);
      return watch.over(response, clean);
    } catch (error) {
      watch.end();
      throw watch.why(error, clean);
    }
  };
}

/** The headers of a request: ours over those of the library, and the key in its one place. */
function headersOf(
  given: HeadersInit | undefined,
  more: Passage['headers'],
  key: readonly [string, string] | undefined,
): Headers {
  const headers = new Headers(given);
  // browsers that send it would ask the server's leave for it first
  headers.delete('user-agent');
  for (const name of ['authorization', 'x-api-key', 'x-goog-api-key']) headers.delete(name);
  for (const [name, value] of Object.entries(more ?? {})) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  if (key !== undefined) headers.set(...(key as [string, string]));
  return headers;
}

async function refusalOf(response: Response, clean: (text: string) => string): Promise<ModelError> {
  const body = (await response.text().catch(() => '')).slice(0, longestError);
  const reason = reasonIn(body) ?? reasonFor(response.status);
  return failedWith(response.status, clean(reason), waitAsked(response.headers, body, Date.now()));
}

/** Gives a request up when its signal says so, or when no byte has come for too long. */
class Watch {
  readonly #abort = new AbortController();
  readonly #patience: number;
  readonly #home: string;
  readonly #above: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(patience: number, home: string, above: AbortSignal | undefined) {
    this.#patience = patience;
    this.#home = home;
    this.#above = above;
    above?.addEventListener('abort', this.#leave);
    if (above?.aborted) this.#leave();
    this.#wind();
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#above?.removeEventListener('abort', this.#leave);
  }

  /** The answer, watched until its last byte. A line that breaks is an error that says so. */
  over(response: Response, clean: (text: string) => string): Response {
    const { body } = response;
    if (body === null) {
      this.end();
      return response;
    }
    const reader = body.getReader();
    const watched = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        try {
          const { done, value } = await reader.read();
          this.#wind();
          if (!done) return controller.enqueue(value);
          this.end();
          controller.close();
        } catch (error) {
          this.end();
          controller.error(this.why(error, clean, 'The connection broke in the middle of the reply'));
        }
      },
      cancel: async (reason) => {
        this.end();
        await reader.cancel(reason);
      },
    });
    return new Response(watched, { status: response.status, headers: response.headers });
  }

  /** What went wrong, as the harness says it. What was called off stays what it was. */
  why(error: unknown, clean: (text: string) => string, what = `${this.#home} could not be reached`): unknown {
    if (error instanceof ModelError || this.#above?.aborted) return error;
    if (this.signal.aborted) return this.signal.reason;
    const said = error instanceof Error ? causeOf(error) : String(error);
    return new ModelError('network', clean(`${what}: ${said}`), { retryable: true });
  }

  readonly #leave = (): void => this.#abort.abort(this.#above?.reason);

  #wind(): void {
    clearTimeout(this.#timer);
    const seconds = Math.round(this.#patience / 1000);
    const silence = (): ModelError =>
      new ModelError('timeout', `${this.#home} sent nothing for ${seconds} s.`, { retryable: true });
    this.#timer = setTimeout(() => this.#abort.abort(silence()), this.#patience);
  }
}

/** The innermost words of an error: outside of browsers the reason lies below a plain "fetch failed". */
function causeOf(error: Error): string {
  const cause: unknown = error.cause;
  return cause instanceof Error && cause.message !== '' ? causeOf(cause) : error.message;
}
