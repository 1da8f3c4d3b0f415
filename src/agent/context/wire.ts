import type { Content, Message } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { saidBy } from '../../views/context.ts';
import { messageText } from '../../views/message-text.ts';
import { summaryOrder, summaryText } from '../../views/summary.ts';
import type { Request } from '../ports.ts';
import { goOn, isCutShort } from './conversation.ts';

/** A request as JSON that no provider owns: each writes its own form, and says the same. */
export interface WireRequest {
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly system: string;
  readonly tools: readonly { readonly name: string; readonly description: string; readonly schema: JsonObject }[];
  readonly messages: readonly WireMessage[];
}

/** A message as it is sent. A call and its result bear the provider's own id. */
type WireMessage =
  | { readonly role: 'user'; readonly text: string; readonly hook?: string; readonly by?: 'harness' }
  | { readonly role: 'assistant'; readonly text: string; readonly calls: readonly WireCall[] }
  | { readonly role: 'tool'; readonly id: string; readonly content: readonly Content[]; readonly failed: boolean };

/** A call as the model wrote it; arguments that could not be read are the text that came. */
interface WireCall {
  readonly id: string;
  readonly name: string;
  readonly input: JsonObject | string;
}

/** The request in neutral JSON: one message for each of the request's, in its order, and where a reply was cut what makes the model go on. */
export function wireOf({ model, maxOutputTokens, system, tools, messages }: Request): WireRequest {
  const ids = new Map<string, string>();
  return {
    model: model.id,
    maxOutputTokens,
    system,
    tools: tools.map(({ name, description, schema }) => ({ name, description, schema })),
    messages: Array.from(messages).flatMap((message, i) => {
      if (message.type === 'model.responded') for (const { call, wire } of message.calls) ids.set(call, wire);
      const written = messageOf(message, ids);
      const cut = isCutShort(message, messages.at(i + 1));
      return cut ? [written, { role: 'user', text: goOn, by: 'harness' } as const] : [written];
    }),
  };
}

function messageOf(message: Message, ids: ReadonlyMap<string, string>): WireMessage {
  switch (message.type) {
    case 'agent.started':
      return { role: 'user', text: message.brief };
    case 'prompt.submitted':
    case 'context.added':
    case 'hook.asked':
      return { role: 'user', text: message.text };
    case 'message.sent':
      return { role: 'user', text: messageText(message) };
    case 'context.compacted':
      return { role: 'user', text: summaryText(message) };
    case 'model.requested':
      return { role: 'user', text: summaryOrder };
    case 'model.responded': {
      const calls = message.calls.map(({ wire, name, input, malformed }) => ({
        id: wire,
        name,
        input: malformed ?? input,
      }));
      return { role: 'assistant', text: message.text, calls };
    }
    case 'tool.finished':
      return {
        role: 'tool',
        id: ids.get(message.call) ?? message.call,
        content: message.content,
        failed: message.failed,
      };
    case 'hook.ran': {
      const { effect, call, hook } = message;
      const text = saidBy(message);
      // what a hook put in place of a result answers the call
      if (effect.replace !== undefined && call !== undefined)
        return { role: 'tool', id: ids.get(call) ?? call, content: [{ type: 'text', text }], failed: false };
      return { role: 'user', text, hook };
    }
  }
}
