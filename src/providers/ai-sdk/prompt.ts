import type { LanguageModelV4FilePart, LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { breakpointsOf } from '../../agent/context/breakpoints.ts';
import { goOn, isCutShort } from '../../agent/context/conversation.ts';
import type { Blobs, Request } from '../../agent/ports.ts';
import type { Content, EventOf, Message } from '../../protocol/event.ts';
import { saidBy } from '../../views/context.ts';
import { messageText } from '../../views/message-text.ts';
import { summaryOrder, summaryText } from '../../views/summary.ts';
import { type Dialect, replyParts, type Wired, wiredCalls } from './reply-parts.ts';

type Of<Role extends LanguageModelV4Message['role']> = Extract<LanguageModelV4Message, { role: Role }>;
type ResultPart = Extract<Of<'tool'>['content'][number], { type: 'tool-result' }>;
/** What one of our messages is on the wire: a result may bring its images along as a message of the person. */
type Written =
  | { readonly role: 'user'; readonly content: Of<'user'>['content'] }
  | { readonly role: 'assistant'; readonly content: Of<'assistant'>['content'] }
  | { readonly role: 'tool'; readonly content: ResultPart; readonly images: readonly LanguageModelV4FilePart[] };

/**
 * Writes requests in the library’s form. A message never changes, so each is written once; what its calls are named on
 * the wire is the same in every request. Stable parts come first, with a cache breakpoint at the end of each.
 */
export class PromptWriter {
  readonly #dialect: Dialect;
  readonly #blobs: Pick<Blobs, 'get'>;
  readonly #written = new WeakMap<Message, Written>();
  readonly #wired = new WeakMap<Message, ReadonlyMap<string, Wired>>();

  constructor(dialect: Dialect, blobs: Pick<Blobs, 'get'>) {
    this.#dialect = dialect;
    this.#blobs = blobs;
  }

  async write({ system, messages }: Pick<Request, 'system' | 'messages'>): Promise<LanguageModelV4Prompt> {
    const out: LanguageModelV4Message[] = system === '' ? [] : [{ role: 'system', content: system }];
    const stable = new Set(out.keys());
    const ends = new Set(breakpointsOf({ system, messages }));
    let calls: ReadonlyMap<string, Wired> = new Map();
    for (let i = 0; i < messages.length; i++) {
      const message = messages.at(i);
      if (message === undefined) break;
      if (message.type === 'model.responded') calls = this.#callsOf(message);
      const written = this.#written.get(message) ?? (await this.#write(message, calls));
      this.#written.set(message, written);
      append(out, written);
      if (isCutShort(message, messages.at(i + 1))) out.push({ role: 'user', content: [{ type: 'text', text: goOn }] });
      if (out.length > 0 && ends.has(i)) stable.add(out.length - 1);
    }
    return this.#dialect.breakpoint === undefined ? out : marked(out, stable, this.#dialect.breakpoint);
  }

  #callsOf(reply: EventOf<'model.responded'>): ReadonlyMap<string, Wired> {
    let calls = this.#wired.get(reply);
    if (calls === undefined) {
      calls = wiredCalls(reply, this.#dialect);
      this.#wired.set(reply, calls);
    }
    return calls;
  }

  async #write(message: Message, calls: ReadonlyMap<string, Wired>): Promise<Written> {
    switch (message.type) {
      case 'agent.started':
        return said(message.brief);
      case 'prompt.submitted':
      case 'context.added':
      case 'hook.asked':
        return said(message.text);
      case 'message.sent':
        return said(messageText(message));
      case 'context.compacted':
        return said(summaryText(message));
      case 'model.requested':
        return said(summaryOrder);
      case 'model.responded':
        return { role: 'assistant', content: replyParts(message, calls, this.#dialect) };
      case 'tool.finished':
        return this.#result(calls.get(message.call), message.content, message.failed);
      case 'hook.ran': {
        const { effect, call } = message;
        const text = saidBy(message);
        if (effect.replace === undefined || call === undefined) return said(text);
        return this.#result(calls.get(call), [{ type: 'text', text }], false);
      }
    }
  }

  async #result(call: Wired | undefined, content: readonly Content[], failed: boolean): Promise<Written> {
    const { id = 'unknown', name = 'unknown' } = call ?? {};
    const base = { type: 'tool-result', toolCallId: id, toolName: name } as const;
    const text = content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
    const images = (await Promise.all(content.map((part) => this.#image(part)))).filter((part) => part !== undefined);
    const value = text === '' && images.length === 0 ? '(no output)' : text;
    if (images.length === 0 || this.#dialect.images === 'apart' || failed) {
      const words = value === '' ? `(${images.length === 1 ? 'an image' : 'images'}, below)` : value;
      return {
        role: 'tool',
        content: { ...base, output: { type: failed ? 'error-text' : 'text', value: words } },
        images,
      };
    }
    const parts = [...(value === '' ? [] : [{ type: 'text' as const, text: value }]), ...images];
    return { role: 'tool', content: { ...base, output: { type: 'content', value: parts } }, images: [] };
  }

  async #image(part: Content): Promise<LanguageModelV4FilePart | undefined> {
    if (part.type !== 'image') return undefined;
    const data = await this.#blobs.get(part.blob);
    return data && { type: 'file', mediaType: part.mime, data: { type: 'data', data } };
  }
}

function said(text: string): Written {
  return { role: 'user', content: text.trim() === '' ? [] : [{ type: 'text', text }] };
}

/** Puts a message at the end. Results of one reply go together; their images follow the last of them. */
function append(out: LanguageModelV4Message[], written: Written): void {
  if (written.role !== 'tool') {
    if (written.content.length > 0) out.push(written as LanguageModelV4Message);
    return;
  }
  const at =
    out.at(-1)?.role === 'user' && out.at(-2)?.role === 'tool' && imagesAt(out) ? out.length - 2 : out.length - 1;
  const before = out[at];
  if (before?.role === 'tool') out[at] = { ...before, content: [...before.content, written.content] };
  else out.push({ role: 'tool', content: [written.content] });
  if (written.images.length === 0) return;
  const last = out.at(-1);
  if (last?.role === 'user') out[out.length - 1] = { ...last, content: [...last.content, ...written.images] };
  else out.push({ role: 'user', content: [{ type: 'text', text: imagesBelong }, ...written.images] });
}

const imagesBelong = 'The images of the results above:';

/** Whether the last message carries images of results. */
function imagesAt(out: readonly LanguageModelV4Message[]): boolean {
  const last = out.at(-1);
  const [first] = last?.role === 'user' ? last.content : [];
  return first?.type === 'text' && first.text === imagesBelong;
}

function marked(
  prompt: readonly LanguageModelV4Message[],
  stable: ReadonlySet<number>,
  providerOptions: NonNullable<LanguageModelV4Message['providerOptions']>,
): LanguageModelV4Prompt {
  return prompt.map((message, i) => (stable.has(i) ? { ...message, providerOptions } : message));
}
