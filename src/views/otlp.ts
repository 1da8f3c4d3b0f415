/** A value as OTLP/JSON writes it. */
type AnyValue =
  | { readonly stringValue: string }
  | { readonly intValue: number }
  | { readonly doubleValue: number }
  | { readonly boolValue: boolean }
  | { readonly arrayValue: { readonly values: readonly AnyValue[] } };
interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

/** What an attribute may be; what is undefined is left out. */
export type Attribute = string | number | boolean | readonly string[] | undefined;

/** A stretch of time in which something was done. Times are milliseconds since 1970. */
export interface Span {
  readonly trace: string;
  readonly id: string;
  readonly parent?: string | undefined;
  readonly name: string;
  readonly kind: 'internal' | 'client';
  readonly start: number;
  readonly end: number;
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Why it failed. */
  readonly failed?: string | undefined;
}

/** A file of spans in OTLP/JSON, as collectors and trace viewers read it. */
export interface OtlpTrace {
  readonly resourceSpans: readonly [
    {
      readonly resource: { readonly attributes: readonly KeyValue[]; readonly droppedAttributesCount: 0 };
      readonly scopeSpans: readonly [
        { readonly scope: { readonly name: string }; readonly spans: readonly OtlpSpan[] },
      ];
    },
  ];
}
export type OtlpSpan = ReturnType<typeof otlpSpan>;

const kinds = { internal: 1, client: 3 } as const;
/** Sampled, and no span has a parent elsewhere. */
const flags = 0x101;

/** Spans as one file. */
export function otlpTrace(service: Readonly<Record<string, Attribute>>, spans: readonly Span[]): OtlpTrace {
  const resource = { attributes: keyValues(service), droppedAttributesCount: 0 } as const;
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'loopscope' }, spans: spans.map(otlpSpan) }] }] };
}

function otlpSpan({ trace, id, parent, name, kind, start, end, attributes, failed }: Span) {
  return {
    traceId: trace,
    spanId: id,
    ...(parent === undefined ? {} : { parentSpanId: parent }),
    name,
    kind: kinds[kind],
    startTimeUnixNano: nanoseconds(start),
    endTimeUnixNano: nanoseconds(end),
    attributes: keyValues(attributes),
    droppedAttributesCount: 0,
    events: [],
    droppedEventsCount: 0,
    status: failed === undefined ? { code: 0 } : { code: 2, message: failed },
    links: [],
    droppedLinksCount: 0,
    flags,
  };
}

/** A number of nanoseconds is longer than JSON numbers are exact. */
function nanoseconds(milliseconds: number): string {
  return (BigInt(Math.round(milliseconds * 1000)) * 1000n).toString();
}

function keyValues(attributes: Readonly<Record<string, Attribute>>): readonly KeyValue[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: anyValue(value) }],
  );
}

function anyValue(value: NonNullable<Attribute>): AnyValue {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: value } : { doubleValue: value };
  return { arrayValue: { values: value.map(anyValue) } };
}
