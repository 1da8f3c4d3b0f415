import { createAnthropic } from '@ai-sdk/anthropic';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { Clock, Request } from '../src/agent/ports.ts';
import { Trail } from '../src/base/trail.ts';
import type { ModelCard } from '../src/protocol/config.ts';
import { scriptSchema } from '../src/protocol/script.ts';
import { providers } from '../src/providers/index.ts';
import { Host } from '../src/runtime/host.ts';
import { modelsOver } from '../src/runtime/models.ts';
import { MemoryStore } from '../src/storage/memory.ts';
import { tools } from '../src/tools/index.ts';
import { compare } from './compare.ts';

/**
 * A reply of so many pieces, each in an event and a chunk of its own, as a fast service would send it: read by four
 * subjects that all give its text. The first only parses the events; the second is the library below our port to models;
 * then that port; the last a whole run, which previews every piece and ends with the reply as a fact.
 */
const deltas = 10_000;
const words = (n: number): string => `word ${n} `;
const whole = Array.from({ length: deltas }, (_, n) => words(n)).join('');

interface Protocol {
  readonly name: string;
  readonly events: readonly string[];
  readonly library: LanguageModelV4;
  /** The text in one event. */
  read(data: string): string;
}

const event = (data: object, name?: string): string =>
  `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
const each = (make: (text: string) => string): string[] => Array.from({ length: deltas }, (_, n) => make(words(n)));
const typed = (data: { readonly type: string; readonly [field: string]: unknown }): string => event(data, data.type);

const chunk = (choice: object, usage: object | null = null): string =>
  event({
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, ...choice }],
    usage,
  });

const at = { baseURL: 'http://127.0.0.1:9/v1', apiKey: 'key' };

const protocols: readonly Protocol[] = [
  {
    name: 'anthropic',
    library: createAnthropic(at)('model-x'),
    events: [
      typed({
        type: 'message_start',
        message: {
          id: 'm',
          type: 'message',
          role: 'assistant',
          model: 'm',
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: { input_tokens: 10, output_tokens: 1 },
        },
      }),
      typed({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }),
      ...each((text) => typed({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } })),
      typed({ type: 'content_block_stop', index: 0 }),
      typed({
        type: 'message_delta',
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { output_tokens: deltas },
      }),
      typed({ type: 'message_stop' }),
    ],
    read: (data) => {
      const { delta } = JSON.parse(data) as { delta?: { text?: string } };
      return delta?.text ?? '';
    },
  },
  {
    name: 'openai-compatible',
    library: createOpenAICompatible({ ...at, name: 'any' })('model-x'),
    events: [
      ...each((content) => chunk({ delta: { content }, finish_reason: null })),
      chunk({ delta: {}, finish_reason: 'stop' }, { prompt_tokens: 10, completion_tokens: deltas }),
      'data: [DONE]\n\n',
    ],
    read: (data) => {
      if (data === '[DONE]') return '';
      const { choices } = JSON.parse(data) as { choices: { delta: { content?: string } }[] };
      return choices[0]?.delta.content ?? '';
    },
  },
  {
    name: 'google',
    library: createGoogleGenerativeAI(at)('model-x'),
    events: [
      ...each((text) => event({ candidates: [{ content: { role: 'model', parts: [{ text }] }, index: 0 }] })),
      event({
        candidates: [{ content: { role: 'model', parts: [{ text: '' }] }, index: 0, finishReason: 'STOP' }],
        usageMetadata: { promptTokenCount: 10, candidatesTokenCount: deltas, totalTokenCount: deltas + 10 },
      }),
    ],
    read: (data) => {
      const { candidates } = JSON.parse(data) as { candidates: { content: { parts: { text: string }[] } }[] };
      return candidates[0]?.content.parts[0]?.text ?? '';
    },
  },
];

/** The answer of a service: one chunk for each event. */
function answerOf({ events }: Protocol): Response {
  const encoder = new TextEncoder();
  let next = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const text = events[next++];
      if (text === undefined) controller.close();
      else controller.enqueue(encoder.encode(text));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

/** The least that reading can be: bytes, lines, JSON. */
async function bare(protocol: Protocol): Promise<string> {
  const body = answerOf(protocol).body;
  if (body === null) throw new Error('The answer is empty.');
  let text = '';
  let rest = '';
  const decoder = new TextDecoder();
  for await (const bytes of body) {
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) text += protocol.read(line.slice(6));
  }
  return text;
}

async function library({ library: model }: Protocol): Promise<string> {
  const { stream } = await model.doStream({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Go.' }] }] });
  let text = '';
  for await (const part of stream) if (part.type === 'text-delta') text += part.delta;
  return text;
}

const cardOf = ({ name }: Protocol): ModelCard => ({
  provider: name,
  id: 'model-x',
  window: 1_000_000,
  maxOutputTokens: 100_000,
  settings: { baseUrl: 'http://127.0.0.1:9/v1' },
});

async function port(protocol: Protocol): Promise<string> {
  const provider = await providers.get(protocol.name)?.();
  const model = provider?.connect(cardOf(protocol).settings ?? {}, {
    keyFor: async () => 'key',
    blobs: { get: async () => undefined },
  });
  if (model === undefined) throw new Error(`There is no provider ${protocol.name}.`);
  const request: Request = {
    model: cardOf(protocol),
    system: 'You help.',
    tools: [],
    messages: Trail.of({ seq: 0, at: 0, agent: 'main', type: 'prompt.submitted', text: 'Go.' }),
    maxOutputTokens: 100_000,
  };
  const place = { agent: 'main', reply: 1, attempt: 1, asked: 1, purpose: 'turn', fired: Trail.of<string>() } as const;
  let text = '';
  for await (const part of model.stream(request, { ...place, play: undefined }, new AbortController().signal))
    if (part.type === 'text') text += part.text;
  return text;
}

const clock: Clock = { now: () => Date.now(), until: async () => {}, real: (work) => work };
const script = scriptSchema.parse({ title: 'Bench', model: [{ reply: {} }] });

async function run(protocol: Protocol): Promise<string> {
  let previewed = 0;
  const host = new Host({
    store: new MemoryStore(),
    tools,
    clock: () => clock,
    model: modelsOver(async () => 'key'),
    notify: ({ say }) => {
      if (say === 'delta') previewed += 1;
    },
  });
  await host.handle({ id: '1', do: 'start', run: 'r', script, model: cardOf(protocol) });
  await host.handle({ id: '2', do: 'prompt', run: 'r', text: 'Go.' });
  const live = host.run('r');
  await live?.atRest();
  if (previewed < deltas) throw new Error(`Only ${previewed} pieces were shown.`);
  const reply = live?.log.events.find((fact) => fact.type === 'model.responded');
  return reply?.type === 'model.responded' ? reply.text : JSON.stringify(live?.log.events.at(-1));
}

export async function benchStreams(): Promise<void> {
  console.log(
    `\nA reply of ${deltas.toLocaleString('en')} pieces: its events parsed bare, by the library, by our port, in a run\n`,
  );
  for (const protocol of protocols) {
    globalThis.fetch = async () => answerOf(protocol);
    const subjects = [bare, library, port, run].map((read) => async () => {
      const text = await read(protocol);
      if (text !== whole) throw new Error(`${read.name} read something else: ${text.slice(0, 200)}`);
    });
    const [alone = 0, below = 0, ported = 0, recorded = 0] = await compare(subjects, 9);
    const times = (ms: number): string => `${ms.toFixed(0)} ms, ${(ms / alone).toFixed(1)} times`;
    console.log(
      `${protocol.name.padEnd(18)} bare ${alone.toFixed(0)} ms   the library ${times(below)}   our port ${times(ported)}   a run ${times(recorded)}`,
    );
  }
}
