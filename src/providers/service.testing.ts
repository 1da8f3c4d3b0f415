import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ModelError, type ModelPart, type Request } from '../agent/ports.ts';
import { Gathering, type Reply } from '../agent/reply.ts';
import { Trail } from '../base/trail.ts';
import type { EventOf, Message } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import { provider as anthropic } from './anthropic/index.ts';
import { provider as google } from './google/index.ts';
import { provider as compatible } from './openai-compatible/index.ts';
import type { Outside } from './provider.ts';

/** The providers that speak to services, and the path below which each finds its own. */
export const spoken = [
  { provider: anthropic, path: '/v1' },
  { provider: compatible, path: '/v1' },
  { provider: google, path: '/v1beta' },
] as const;

/** A key that must show up nowhere but in the one header that it is for. */
export const canary = 'sk-canary-0123456789abcdef';

/** What a service was asked. */
export interface Heard {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A service on loopback that answers as it is told. */
export class Service {
  readonly heard: Heard[] = [];
  readonly #server: Server;
  #answer: (response: ServerResponse, heard: Heard) => void = (response) => response.end();

  constructor() {
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => {
        body += piece.toString();
      });
      request.on('end', () => {
        const heard = { url: request.url ?? '', headers: request.headers, body };
        this.heard.push(heard);
        this.#answer(response, heard);
      });
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on it answers like this. */
  answer(how: (response: ServerResponse, heard: Heard) => void): void {
    this.heard.length = 0;
    this.#answer = how;
  }

  /** From now on it answers with this stream of events. */
  stream(events: string): void {
    this.answer((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(events);
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The world of a provider in tests: one key for every origin, blobs by hash. */
export function outside(more: Partial<Outside> = {}): Outside {
  return { keyFor: async () => canary, blobs: { get: async () => undefined }, ...more };
}

const at = { seq: 0, at: 0, agent: 'main' };
/** What the person said. */
export const prompt = (text: string): Message => ({ ...at, type: 'prompt.submitted', text });
/** What a call came to. */
export const result = (call: string, text: string, failed = false): EventOf<'tool.finished'> => ({
  ...at,
  type: 'tool.finished',
  because: 'ran',
  call,
  content: [{ type: 'text', text }],
  failed,
});
/** A reply as it is recorded. */
export const replied = (reply: Reply): EventOf<'model.responded'> => ({ ...at, type: 'model.responded', ...reply });

/** A request with these messages, of an agent that has one tool. */
export function requestOf(messages: readonly Message[] = [prompt('Go.')], id = 'model-x'): Request {
  const schema = { type: 'object', properties: { path: { type: 'string' } } };
  return {
    model: { provider: 'any', id, window: 1000, maxOutputTokens: 900 },
    system: 'You help.',
    tools: [{ name: 'read_file', description: 'Reads.', schema, risk: 'read' }],
    messages: Trail.of(...messages),
    maxOutputTokens: 900,
  };
}

export interface Asking {
  readonly settings: JsonObject;
  readonly request?: Request;
  readonly signal?: AbortSignal;
  readonly outside?: Outside;
  readonly hear?: (part: ModelPart) => void;
}

/** Asks a model, and gives all parts that came and the reply that they make, if there is one. */
export async function ask(
  provider: (typeof spoken)[number]['provider'],
  { settings, request = requestOf(), signal = new AbortController().signal, hear, ...more }: Asking,
) {
  const place = {
    agent: 'main',
    reply: 1,
    attempt: 1,
    asked: 1,
    purpose: 'turn' as const,
    fired: Trail.of<string>(),
    play: undefined,
  };
  const parts: ModelPart[] = [];
  const gathering = new Gathering((index) => `main.${index + 1}`);
  let reply: Reply | undefined;
  for await (const part of provider.connect(settings, more.outside ?? outside()).stream(request, place, signal)) {
    parts.push(part);
    hear?.(part);
    reply = gathering.add(part) ?? reply;
  }
  return { parts, reply };
}

/** How a request failed. */
export async function failureOf(asking: Promise<unknown>) {
  const error: unknown = await asking.then(
    (value) => value,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ModelError)) throw new Error(`It did not fail: ${JSON.stringify(error)} ${String(error)}`);
  const { failure, message, retryable, status, after } = error;
  return { failure, message, retryable, status, after };
}
