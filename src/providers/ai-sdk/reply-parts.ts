import type { LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { EventOf, LayoutPart } from '../../protocol/event.ts';

type Reply = EventOf<'model.responded'>;
type AssistantPart = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number];

/** How one service wants to be spoken to, where services differ. */
export interface Dialect {
  /** Under which name it finds in a reply what it wants back. What another service left there is not sent. */
  readonly space: string;
  /** Whether thinking goes back: only what the service has signed, all of it, or none. */
  readonly thinking: 'signed' | 'all' | 'none';
  /** Whether images may lie in a result, or follow it in a message of their own. */
  readonly images: 'inside' | 'apart';
  /** The form that the names of calls must have; others are given one that has it. */
  readonly ids: 'any' | 'nine';
  /** What marks the end of a stable part, for a service that wants to be told. */
  readonly breakpoint?: SharedV4ProviderOptions;
}

/** A call under the name that it has on the wire. */
export interface Wired {
  readonly id: string;
  readonly name: string;
}

/** The calls of a reply under the names that this service takes, by our own names. */
export function wiredCalls({ calls }: Reply, { ids }: Dialect): ReadonlyMap<string, Wired> {
  return new Map(calls.map(({ call, wire, name }) => [call, { id: ids === 'nine' ? nine(wire) : tame(wire), name }]));
}

/** A reply as the parts that its service gave; without a layout of its own, thinking first, then text, then calls. */
export function replyParts(reply: Reply, calls: ReadonlyMap<string, Wired>, dialect: Dialect): AssistantPart[] {
  const parts: AssistantPart[] = [];
  const left = { text: 0, thinking: 0, call: 0 };
  for (const { part, chars, meta } of layoutOf(reply)) {
    const given = meta?.[dialect.space];
    const back = given === undefined ? {} : { providerOptions: { [dialect.space]: given } as SharedV4ProviderOptions };
    if (part === 'call') {
      const call = reply.calls[left.call++];
      const wired = call && calls.get(call.call);
      if (call && wired)
        parts.push({ type: 'tool-call', toolCallId: wired.id, toolName: wired.name, input: call.input, ...back });
      continue;
    }
    const text = reply[part].slice(left[part], left[part] + chars);
    left[part] += chars;
    if (part === 'thinking') {
      const wanted = dialect.thinking === 'all' ? text !== '' : dialect.thinking === 'signed' && given !== undefined;
      if (wanted) parts.push({ type: 'reasoning', text, ...back });
    } else if (text.trim() !== '' || given !== undefined) parts.push({ type: 'text', text, ...back });
  }
  return parts;
}

function layoutOf({ layout, thinking, text, calls }: Reply): readonly LayoutPart[] {
  if (layout !== undefined) return layout;
  return [
    { part: 'thinking', chars: thinking.length },
    { part: 'text', chars: text.length },
    ...calls.map((): LayoutPart => ({ part: 'call', chars: 0 })),
  ];
}

/** A name of letters, digits, `_` and `-`, as the strictest take it. */
function tame(wire: string): string {
  return wire.replace(/[^A-Za-z0-9_-]/g, '_') || 'call';
}

/** A name of nine letters and digits: itself when it is one, else always the same for the same name. */
function nine(wire: string): string {
  if (/^[A-Za-z0-9]{9}$/.test(wire)) return wire;
  let hash = 0n;
  for (const letter of wire) hash = (hash * 131n + BigInt(letter.codePointAt(0) ?? 0)) % 101_559_956_668_416n;
  return hash.toString(36).padStart(9, '0').slice(-9);
}
