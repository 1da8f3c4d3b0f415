import { type Clock, ModelError, type ModelPart, type Request, type RequestPlace } from '../../agent/ports.ts';
import { Trail } from '../../base/trail.ts';
import type { Message, Usage } from '../../protocol/event.ts';
import { scriptSchema } from '../../protocol/script.ts';
import { scripted } from './index.ts';

/** Time that passes as soon as somebody waits for it. */
export class Ticking implements Clock {
  time = 0;
  now = () => this.time;
  real = <T>(work: Promise<T>) => work;
  async until(time: number, signal?: AbortSignal): Promise<void> {
    if (!signal?.aborted) this.time = Math.max(this.time, time);
  }
}

/** A script, or a part of one, as it is written. */
export type Source = Record<string, unknown>;

/** A rule’s reply of one text. */
export const say = (text: string, more: Source = {}) => ({ reply: { text, ...more } });

/** Where a request stands in the run of a script. */
export function placeOf(play: Source, more: Partial<RequestPlace> = {}): RequestPlace {
  const { model, person, faults } = scriptSchema.parse({ title: 'A script', ...play });
  const place = { agent: 'main', reply: 1, attempt: 1, asked: 1, purpose: 'turn' as const, fired: Trail.of<string>() };
  return { ...place, play: { model, person, faults }, ...more };
}

const card = { provider: 'scripted', id: 'scripted', window: 1000, maxOutputTokens: 100 };

/** A request with these messages, of an agent that has one tool. */
export function requestOf(...messages: Message[]): Request {
  const tools = [{ name: 'look', description: 'Looks.', schema: {}, risk: 'read' as const }];
  return { model: card, system: 'You help.', tools, messages: Trail.of(...messages), maxOutputTokens: 100 };
}

const at = { seq: 0, at: 0, agent: 'main' };
/** What the person said. */
export const prompt = (text: string): Message => ({ ...at, type: 'prompt.submitted', text });
/** What a call came to. */
export const result = (text: string, failed = false): Message => ({
  ...at,
  type: 'tool.finished',
  because: 'ran',
  call: 'main.1',
  content: [{ type: 'text', text }],
  failed,
});
/** A reply of the model, and what it used. */
export const replied = (usage: Usage): Message => ({
  ...at,
  type: 'model.responded',
  text: 'I look.',
  thinking: '',
  calls: [],
  usage,
  stop: 'end',
});

/** All that streams in. */
export async function partsOf(
  request: Request,
  place: RequestPlace,
  signal = new AbortController().signal,
  clock = new Ticking(),
) {
  const parts: ModelPart[] = [];
  for await (const part of scripted(clock).stream(request, place, signal)) parts.push(part);
  return parts;
}

/** The reply to these messages, put together. */
export async function replyTo(play: Source, messages: Message[], more: Partial<RequestPlace> = {}) {
  const parts = await partsOf(requestOf(...messages), placeOf(play, more));
  const end = parts.at(-1);
  const text = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return { text, parts, end: end?.type === 'end' ? end : undefined };
}

/** How the request failed. */
export async function failureOf(play: Source, messages: Message[] = [prompt('Go.')], more: Partial<RequestPlace> = {}) {
  const error: unknown = await replyTo(play, messages, more).catch((thrown: unknown) => thrown);
  if (!(error instanceof ModelError)) throw new Error(`It did not fail: ${JSON.stringify(error)}`);
  const { failure, message, retryable, status, after } = error;
  return { failure, message, retryable, status, after };
}
