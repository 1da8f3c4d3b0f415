import { tokensIn } from '../base/tokens.ts';
import { Trail } from '../base/trail.ts';
import type { Config } from '../protocol/config.ts';
import type { Content, EventOf, Message } from '../protocol/event.ts';

/** What the next request will carry besides system text and tool definitions. */
export interface Context {
  /** Texts that were loaded into the context; a newer one takes the place of an older one of the same path. */
  readonly loaded: readonly EventOf<'context.added'>[];
  readonly messages: Trail<Message>;
  /** Tokens that the model reported last, and an estimate of what came since. */
  readonly reported: number;
  readonly estimated: number;
  /** Whether something was said since the context was last loaded. */
  readonly due: boolean;
}

/** The context of an agent that has read nothing. */
export function emptyContext({ system, tools }: Pick<Config, 'system' | 'tools'>): Context {
  return {
    loaded: [],
    messages: Trail.of(),
    reported: 0,
    estimated: tokensIn(system) + tokensOfTools(tools),
    due: false,
  };
}

/** The context with one more message. */
export function addMessage(context: Context, message: Message): Context {
  return { ...context, messages: context.messages.add(message), estimated: context.estimated + weigh(message) };
}

/** The context with a reply in it, which also says what the request really weighed. */
export function addReply(context: Context, reply: EventOf<'model.responded'>): Context {
  const silent = reply.text === '' && reply.calls.length === 0;
  const messages = silent ? context.messages : context.messages.add(reply);
  return { ...context, messages, reported: reply.usage.input + reply.usage.output, estimated: 0 };
}

/** The context with a text that was loaded; an empty text takes the old one away. */
export function load(context: Context, event: EventOf<'context.added'>): Context {
  const others = context.loaded.filter(({ path }) => path !== event.path);
  const loaded = event.text === '' ? others : [...others, event];
  return { ...context, loaded, estimated: context.estimated + tokensIn(event.text) };
}

/** About how many tokens a message takes. */
export function weigh(message: Message): number {
  switch (message.type) {
    case 'agent.started':
      return tokensIn(message.brief);
    case 'prompt.submitted':
      return tokensIn(message.text);
    case 'model.responded':
      return tokensIn(message.text) + (message.calls.length === 0 ? 0 : tokensIn(JSON.stringify(message.calls)));
    case 'tool.finished':
      return tokensIn(textOf(message.content));
    case 'hook.ran':
      return tokensIn(saidBy(message));
  }
}

/** About how many tokens the definitions of tools take. */
export function tokensOfTools(tools: Config['tools']): number {
  let tokens = 0;
  for (const { name, description, schema } of tools)
    tokens += tokensIn(name) + tokensIn(description) + tokensIn(JSON.stringify(schema));
  return tokens;
}

/** The words of a result; an image is named. */
export function textOf(content: readonly Content[]): string {
  if (content.length === 1 && content[0]?.type === 'text') return content[0].text;
  return content.map((part) => (part.type === 'text' ? part.text : `[image ${part.mime}]`)).join('\n');
}

/** What a hook adds to the conversation, in words. */
export function saidBy({ on, effect }: EventOf<'hook.ran'>): string {
  const parts = [effect.replace, effect.context, on === 'PreToolUse' ? undefined : effect.block];
  return parts.filter((part) => part !== undefined).join('\n');
}
