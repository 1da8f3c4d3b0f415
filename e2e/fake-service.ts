import { readFileSync } from 'node:fs';
import {
  request as ask,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { LLMock } from '@copilotkit/aimock';

/** What a service was asked. */
export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a service answers by itself, in place of the fake behind it. */
export type Answer = (response: ServerResponse, heard: Heard) => void;

/**
 * A model service on loopback. Behind it answers a fake that we did not write; in front of it stands what that one lacks: the
 * leave to read `Retry-After` across origins, and answers of our own, such as recorded streams.
 */
export class FakeService {
  readonly mock = new LLMock({ port: 0, strict: true, logLevel: 'silent' });
  readonly heard: Heard[] = [];
  /** Whether it answers nobody who brings no key. */
  wantsKey = false;
  /** What a line that is to break waits for: that somebody has seen what came over it. */
  breaksAfter: Promise<unknown> = Promise.resolve();
  /** How many answers were given up by who had asked. */
  brokenOff = 0;
  readonly #server: Server = createServer((request, response) => void this.#take(request, response));
  #answers: Answer[] = [];
  #always: Answer | undefined;

  async open(): Promise<void> {
    await this.mock.start();
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
    await this.mock.stop();
  }

  /** Where pages ask it. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As if nothing had been asked or told yet. */
  reset(): void {
    this.mock.reset();
    this.heard.length = 0;
    this.brokenOff = 0;
    this.wantsKey = false;
    this.breaksAfter = Promise.resolve();
    this.#answers = [];
    this.#always = undefined;
  }

  /** The next requests to the model are answered so, one each; then the fake answers again. */
  answer(...answers: readonly Answer[]): void {
    this.#answers.push(...answers);
  }

  /** Every request is answered so. */
  always(answer: Answer): void {
    this.#always = answer;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const piece of request.setEncoding('utf8')) body += String(piece);
    const { method = '', url = '', headers } = request;
    const heard = { method, url, headers, body };
    if (method !== 'OPTIONS') this.heard.push(heard);
    if (this.#always === forbid) return forbid(response);
    allow(request, response);
    if (method === 'OPTIONS') return void response.writeHead(204).end();
    if (this.wantsKey && keyIn(headers) === undefined)
      return refuse(401, 'x-api-key header is required', 'authentication_error')(response, heard);
    const own = this.#always ?? (method === 'POST' ? this.#answers.shift() : undefined);
    if (own !== undefined) return own(response, heard);
    this.#pass(heard, response);
  }

  /** Lets the fake answer, byte by byte and as broken as it comes. */
  #pass({ method, url, headers, body }: Heard, response: ServerResponse): void {
    const { host: _, ...others } = headers;
    const passed = ask(new URL(url, this.mock.url), { method, headers: others }, (answer) => {
      const { 'retry-after': retry, 'content-type': type } = answer.headers;
      response.writeHead(answer.statusCode ?? 500, {
        ...(type === undefined ? {} : { 'content-type': type }),
        ...(retry === undefined ? {} : { 'retry-after': retry }),
      });
      response.flushHeaders();
      answer.on('data', (piece) => response.write(piece));
      answer.on('end', () => response.end());
      answer.on('error', () => void this.breaksAfter.then(() => response.destroy()));
    });
    passed.on('error', () => response.destroy());
    response.on('close', () => {
      if (!response.writableFinished && !response.errored) this.brokenOff += 1;
      passed.destroy();
    });
    passed.end(body);
  }
}

const keyIn = (headers: IncomingHttpHeaders) =>
  headers['x-api-key'] ?? headers.authorization ?? headers['x-goog-api-key'];

function allow({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', '*');
  response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '*');
}

/** Answers, and lets no page of another origin read it. */
export const forbid = (response: ServerResponse): void => void response.writeHead(200).end('{}');

/** Answers with a status and an error in the words of a service. */
export const refuse = (status: number, message: string, type = 'error', retryAfter?: number): Answer => {
  return (response) => {
    const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ type: 'error', error: { type, code: status, message } }));
  };
};

/** Answers with a stream of events as it was recorded, by the name of its file without its ending. */
export const recorded = (provider: string, name: string): Answer => {
  const file = join(import.meta.dirname, '../src/providers/fixtures', provider, `${name}.sse`);
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(readFileSync(file, 'utf8'));
  };
};
