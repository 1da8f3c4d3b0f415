import { hashOf } from '../base/hash.ts';
import { withoutKeys } from '../base/secrets.ts';
import type { Config, ModelCard } from '../protocol/config.ts';
import type { Event, EventOf, Message } from '../protocol/event.ts';
import type { Json } from '../protocol/json.ts';
import { type Agents, agentsView } from './agent.ts';
import { saidBy, textOf } from './context.ts';
import { messageText } from './message-text.ts';
import { type Attribute, type OtlpTrace, otlpTrace, type Span } from './otlp.ts';
import { summaryOrder, summaryText } from './summary.ts';

/** What goes into the file besides the bones of the run: texts only when a person asks for them. */
export interface OtelOptions {
  /** The run, which names the conversation. */
  readonly run: string;
  readonly content: boolean;
}

/**
 * A run as spans of OpenTelemetry's conventions for generative AI (v1.41): an `invoke_agent` for each time an agent was
 * woken, in it a `chat` for each request and an `execute_tool` for each call. What looks like a key is taken out.
 */
export function traceOf(events: readonly Event[], options: OtelOptions): OtlpTrace {
  const tracing = new Tracing(options);
  for (const event of events) tracing.add(event);
  return otlpTrace({ 'service.name': 'loopscope' }, tracing.end());
}

interface Open {
  readonly name: string;
  readonly kind: Span['kind'];
  readonly place: number;
  readonly start: number;
  readonly seq: number;
  readonly parent: string | undefined;
  readonly attributes: Record<string, Attribute>;
}

class Tracing {
  readonly #options: OtelOptions;
  readonly #trace: string;
  /** Each at the place at which it began. */
  readonly #spans: Span[] = [];
  #begun = 0;
  /** What has begun and not ended: `agent main`, `chat main`, `call main.1`. */
  readonly #open = new Map<string, Open>();
  #agents: Agents = agentsView.initial;
  #last = 0;

  constructor(options: OtelOptions) {
    this.#options = options;
    this.#trace = nameOf(options.run, 32);
  }

  add(event: Event): void {
    this.#agents = agentsView.evolve(this.#agents, event);
    this.#last = Math.max(this.#last, event.at);
    switch (event.type) {
      case 'agent.started':
      case 'prompt.submitted':
      case 'message.sent':
      case 'model.retried':
        this.#wake(event);
        break;
      case 'agent.rested':
        this.#end(`agent ${event.agent}`, event.at, event.why === 'failed' ? 'failed' : undefined, event.text);
        break;
      case 'model.requested':
        this.#ask(event);
        break;
      case 'model.responded':
        this.#hear(event);
        break;
      case 'model.failed':
        this.#end(`chat ${event.agent}`, event.at, String(event.status ?? event.failure), event.reason);
        break;
      case 'tool.decided':
        this.#call(event);
        break;
      case 'tool.finished':
        this.#finish(event);
        break;
      default:
        break;
    }
  }

  /** All spans, in the order in which they began. What is still open ends with the run as it stands. */
  end(): readonly Span[] {
    for (const key of [...this.#open.keys()].reverse()) this.#end(key, this.#last);
    return this.#spans;
  }

  #wake(event: Event): void {
    const { agent } = event;
    if (this.#open.has(`agent ${agent}`)) return;
    this.#begin(`agent ${agent}`, event, {
      name: `invoke_agent ${agent}`,
      kind: 'internal',
      parent: this.#idOf(`call ${agent}`),
      attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': agent, ...this.#service(agent) },
    });
  }

  #ask(event: EventOf<'model.requested'>): void {
    const { agent } = event;
    this.#wake(event);
    const config = this.#agents[agent]?.config;
    if (config === undefined) return;
    // a request that a reload cut off never ended by itself
    this.#end(`chat ${agent}`, event.at, 'interrupted');
    this.#begin(`chat ${agent}`, event, {
      name: `chat ${config.model.id}`,
      kind: 'client',
      parent: this.#idOf(`agent ${agent}`),
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.agent.name': agent,
        'gen_ai.request.model': config.model.id,
        'gen_ai.request.max_tokens': config.model.maxOutputTokens,
        'gen_ai.request.stream': true,
        ...this.#service(agent),
        ...serverOf(config.model),
        ...(this.#options.content ? this.#asked(agent, config) : {}),
      },
    });
  }

  #hear(event: EventOf<'model.responded'>): void {
    const { usage, calls, stop } = event;
    const reason = calls.length > 0 ? 'tool_calls' : stop === 'end' ? 'stop' : stop;
    this.#note(`chat ${event.agent}`, {
      'gen_ai.response.finish_reasons': [reason],
      'gen_ai.usage.input_tokens': usage.input,
      'gen_ai.usage.output_tokens': usage.output,
      'gen_ai.usage.cache_read.input_tokens': usage.cacheRead,
      'gen_ai.usage.cache_creation.input_tokens': usage.cacheWrite,
      ...(this.#options.content
        ? { 'gen_ai.output.messages': written([{ ...messageOf(event), finish_reason: reason }]) }
        : {}),
    });
    this.#end(`chat ${event.agent}`, event.at);
  }

  #call(event: EventOf<'tool.decided'>): void {
    const call = this.#agents[event.agent]?.calls.find(({ id }) => id === event.call);
    if (call === undefined) return;
    const tool = this.#agents[event.agent]?.config.tools.find(({ name }) => name === call.name);
    this.#begin(`call ${call.id}`, event, {
      name: `execute_tool ${call.name}`,
      kind: 'internal',
      parent: this.#idOf(`agent ${event.agent}`),
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': call.name,
        'gen_ai.tool.type': 'function',
        'gen_ai.tool.description': tool?.description,
        'gen_ai.tool.call.id': call.id,
        'gen_ai.agent.name': event.agent,
        'gen_ai.conversation.id': this.#options.run,
        ...(this.#options.content ? { 'gen_ai.tool.call.arguments': written(call.input) } : {}),
      },
    });
  }

  #finish(event: EventOf<'tool.finished'>): void {
    const key = `call ${event.call}`;
    const text = textOf(event.content);
    if (this.#options.content) this.#note(key, { 'gen_ai.tool.call.result': withoutKeys(text) });
    const failed = event.failed ? (event.because === 'ran' ? 'tool_error' : event.because) : undefined;
    // what a tool says of its failure is content too
    this.#end(key, event.at, failed, this.#options.content ? text : undefined);
  }

  #begin(key: string, { at, seq }: Event, span: Omit<Open, 'place' | 'start' | 'seq'>): void {
    if (!this.#open.has(key)) this.#open.set(key, { ...span, place: this.#begun++, start: at, seq });
  }

  #note(key: string, attributes: Readonly<Record<string, Attribute>>): void {
    Object.assign(this.#open.get(key)?.attributes ?? {}, attributes);
  }

  #end(key: string, at: number, error?: string, why?: string): void {
    const open = this.#open.get(key);
    if (open === undefined) return;
    this.#open.delete(key);
    const { name, kind, parent, start, attributes } = open;
    this.#spans[open.place] = {
      trace: this.#trace,
      id: this.#id(open),
      parent,
      name,
      kind,
      start,
      end: Math.max(start, at),
      attributes: { ...attributes, 'error.type': error },
      failed: error === undefined ? undefined : withoutKeys(why ?? error),
    };
  }

  #id({ name, seq }: Open): string {
    return nameOf(`${this.#options.run} ${seq} ${name}`, 16);
  }

  #idOf(key: string): string | undefined {
    const open = this.#open.get(key);
    return open && this.#id(open);
  }

  #service(agent: string): Record<string, Attribute> {
    const model = this.#agents[agent]?.config.model;
    return { 'gen_ai.provider.name': model && providerName(model), 'gen_ai.conversation.id': this.#options.run };
  }

  /** What the model was asked, in the conventions’ form of messages. */
  #asked(agent: string, { system, tools }: Config): Record<string, Attribute> {
    const context = this.#agents[agent]?.context;
    const instructions = [system, ...(context?.loaded ?? []).map(({ text }) => text)];
    return {
      'gen_ai.system_instructions': written(instructions.map((content) => ({ type: 'text', content }))),
      'gen_ai.tool.definitions': written(
        tools.map(({ name, description, schema }) => ({ type: 'function', name, description, parameters: schema })),
      ),
      'gen_ai.input.messages': written(Array.from(context?.messages ?? [], messageOf)),
    };
  }
}

/** A message in the conventions’ form. */
function messageOf(message: Message): { readonly [key: string]: Json } {
  const said = (content: string): { readonly [key: string]: Json } => ({
    role: 'user',
    parts: [{ type: 'text', content }],
  });
  switch (message.type) {
    case 'agent.started':
      return said(message.brief);
    case 'prompt.submitted':
    case 'context.added':
    case 'hook.asked':
      return said(message.text);
    case 'message.sent':
      return said(messageText(message));
    case 'hook.ran':
      return said(saidBy(message));
    case 'context.compacted':
      return said(summaryText(message));
    case 'model.requested':
      return said(summaryOrder);
    case 'tool.finished':
      return {
        role: 'tool',
        parts: [{ type: 'tool_call_response', id: message.call, response: textOf(message.content) }],
      };
    case 'model.responded': {
      const { text, thinking, calls } = message;
      const parts: Json[] = [
        ...(thinking === '' ? [] : [{ type: 'reasoning', content: thinking }]),
        ...(text === '' ? [] : [{ type: 'text', content: text }]),
        ...calls.map(({ call, name, input, malformed }) => ({
          type: 'tool_call',
          id: call,
          name,
          arguments: malformed ?? input,
        })),
      ];
      return { role: 'assistant', parts };
    }
  }
}

/** The conventions’ own names for services that have one. */
const wellKnown: Readonly<Record<string, string>> = {
  google: 'gcp.gemini',
  mistral: 'mistral_ai',
  'openai-compatible': '_OTHER',
  compatible: '_OTHER',
};

function providerName({ provider, settings }: ModelCard): string {
  const name = typeof settings?.preset === 'string' ? settings.preset : provider;
  return wellKnown[name] ?? name;
}

function serverOf({ settings }: ModelCard): Record<string, Attribute> {
  const address = settings?.baseUrl;
  if (typeof address !== 'string' || !URL.canParse(address)) return {};
  const { hostname, port, protocol } = new URL(address);
  return { 'server.address': hostname, 'server.port': Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** A structure as the text in which attributes carry it. */
function written(value: Json): string {
  return withoutKeys(JSON.stringify(value));
}

/** An id of so many hex digits, always the same for the same words. */
function nameOf(words: string, digits: number): string {
  return hashOf(new TextEncoder().encode(words)).slice(0, digits);
}
