import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scriptSchema } from '../protocol/script.ts';
import { traceOf } from '../views/otel.ts';
import type { OtlpSpan, OtlpTrace } from '../views/otlp.ts';
import { playScript } from './play-script.ts';
import { play } from './replay.testing.ts';
import { scripts } from './scripts.testing.ts';

type Sdk = Parameters<typeof JsonTraceSerializer.serializeRequest>[0][number];

const plainOf = (value: object): unknown => {
  const [inner] = Object.values(value);
  return typeof inner === 'object' ? (inner as { values: object[] }).values.map(plainOf) : inner;
};
const time = (nanoseconds: string): [number, number] => [
  Number(BigInt(nanoseconds) / 1_000_000_000n),
  Number(BigInt(nanoseconds) % 1_000_000_000n),
];

/** The same spans, written by the library of OpenTelemetry itself. */
function official(trace: OtlpTrace): unknown {
  const [{ resource, scopeSpans }] = trace.resourceSpans;
  const attributesOf = (list: readonly { key: string; value: object }[]) =>
    Object.fromEntries(list.map(({ key, value }) => [key, plainOf(value)]));
  const shared = { attributes: attributesOf(resource.attributes) };
  const spans = scopeSpans[0].spans.map((span: OtlpSpan) => ({
    name: span.name,
    kind: span.kind - 1,
    spanContext: () => ({ traceId: span.traceId, spanId: span.spanId, traceFlags: 1 }),
    ...('parentSpanId' in span
      ? { parentSpanContext: { traceId: span.traceId, spanId: span.parentSpanId, traceFlags: 1 } }
      : {}),
    startTime: time(span.startTimeUnixNano),
    endTime: time(span.endTimeUnixNano),
    status: span.status,
    attributes: attributesOf(span.attributes),
    links: [],
    events: [],
    resource: shared,
    instrumentationScope: scopeSpans[0].scope,
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }));
  const bytes = JsonTraceSerializer.serializeRequest(spans as unknown as Sdk[]);
  return JSON.parse(new TextDecoder().decode(bytes));
}

test('a run is written as the library of OpenTelemetry would write it, and its spans hang together', async () => {
  await fc.assert(
    fc.asyncProperty(
      scripts,
      fc.boolean(),
      fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
      async (script, content, cut) => {
        const { events } = await play(script);
        const trace = traceOf(events.slice(0, 1 + Math.floor(cut * events.length)), { run: 'r', content });
        const file: OtlpTrace = JSON.parse(JSON.stringify(trace));
        const { spans } = file.resourceSpans[0].scopeSpans[0];
        if (spans.length > 0) expect(file).toEqual(official(file));
        expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
        const known = new Map(spans.map((span) => [span.spanId, span]));
        for (const span of spans) {
          expect(span.traceId).toMatch(/^[0-9a-f]{32}$/);
          expect(span.spanId).toMatch(/^[0-9a-f]{16}$/);
          expect(BigInt(span.endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(span.startTimeUnixNano));
          if ('parentSpanId' in span) expect(known.has(span.parentSpanId as string)).toBe(true);
        }
        const requests = events
          .slice(0, 1 + Math.floor(cut * events.length))
          .filter(({ type }) => type === 'model.requested');
        expect(spans.filter(({ name }) => name.startsWith('chat ')).length).toBe(requests.length);
      },
    ),
    { numRuns: 20 },
  );
}, 30_000);

const key = 'sk-canary-0123456789abcdef';
async function sample(content: boolean) {
  const script = scriptSchema.parse({
    title: 'A run',
    files: { 'a.txt': 'a private line\n' },
    settings: { mode: 'auto' },
    model: [
      { when: { reply: 1 }, reply: { text: 'I look.', calls: [{ tool: 'read_file', input: { path: 'a.txt' } }] } },
      { reply: { text: 'A private answer.' } },
    ],
    person: [{ prompt: `A private question with ${key}` }],
    faults: [{ request: 2, attempt: 1, status: 529 }],
  });
  const { events } = await playScript(script);
  return traceOf(events, { run: 'run-1', content });
}

const shapeOf = (trace: OtlpTrace) => {
  const { spans } = trace.resourceSpans[0].scopeSpans[0];
  const nameById = new Map(spans.map(({ spanId, name }) => [spanId, name]));
  return spans.map((span) => [
    span.name,
    'parentSpanId' in span ? nameById.get(span.parentSpanId as string) : undefined,
    span.status.code,
  ]);
};

test('requests and calls lie in the agent that made them; a failed attempt is a span of its own', async () => {
  expect(shapeOf(await sample(false))).toEqual([
    ['invoke_agent main', undefined, 0],
    ['chat scripted', 'invoke_agent main', 0],
    ['execute_tool read_file', 'invoke_agent main', 0],
    ['chat scripted', 'invoke_agent main', 2],
    ['chat scripted', 'invoke_agent main', 0],
  ]);
});

test('texts are in the file only when they are asked for, and keys never', async () => {
  const [bare, full] = [JSON.stringify(await sample(false)), JSON.stringify(await sample(true))];
  for (const text of ['private', 'a.txt', 'gen_ai.input.messages', 'gen_ai.tool.call.arguments']) {
    expect(bare).not.toContain(text);
    expect(full).toContain(text);
  }
  expect(full).not.toContain(key);
  expect(full).toContain('gen_ai.usage.input_tokens');
});
