import { Names } from '../base/names.ts';
import { tokensIn } from '../base/tokens.ts';
import { Trail } from '../base/trail.ts';
import type { Config, HookEvent, Risk } from '../protocol/config.ts';
import type { Content, EventOf, Message } from '../protocol/event.ts';
import { withLoaded } from './loaded.ts';
import { messageText } from './message-text.ts';
import { summaryOrder, summaryText } from './summary.ts';

/** What the next request will carry besides system text and tool definitions. */
export interface Context {
  /** Texts that were loaded into the context; a newer one takes the place of an older one of the same path. */
  readonly loaded: readonly EventOf<'context.added'>[];
  readonly messages: Trail<Message>;
  /** Tokens that the model reported last, and an estimate of what came since. */
  readonly reported: number;
  readonly estimated: number;
  /** Results of calls that may give way one day. */
  readonly results: Trail<EventOf<'tool.finished'>>;
  /** The fact by which the messages were last cut anew: what was sent before it is not what is sent now. */
  readonly recut: number | undefined;
  /** Whether something was said since the context was last loaded. */
  readonly due: boolean;
  /** The folders that its calls have been to. */
  readonly entered: Names<true>;
  /** Those of them that are new since the model was last asked. */
  readonly arrived: readonly string[];
  /** Whether the model was told that the mode is `plan`. */
  readonly planTold: boolean;
}

/** The context of an agent that has read nothing. */
export function emptyContext({ system, tools }: Pick<Config, 'system' | 'tools'>): Context {
  return {
    loaded: [],
    messages: Trail.of(),
    results: Trail.of(),
    recut: undefined,
    reported: 0,
    estimated: tokensIn(system) + tokensOfTools(tools),
    due: false,
    entered: Names.empty(),
    arrived: [],
    planTold: false,
  };
}

/** The context with one more message. */
export function addMessage(context: Context, message: Message): Context {
  return { ...context, messages: context.messages.add(message), estimated: context.estimated + weigh(message) };
}

/** The context with the result of a call, or what a hook put in its place. What only looked or ran may give way one day. */
export function addResult(context: Context, message: EventOf<'tool.finished' | 'hook.ran'>, risk: Risk): Context {
  const added = addMessage(context, message);
  if (message.type === 'hook.ran' || message.skill !== undefined || !givingWay.has(risk)) return added;
  return { ...added, results: added.results.add(message) };
}

const givingWay: ReadonlySet<Risk> = new Set(['read', 'execute', 'web']);

/** About how many tokens a request would take now. */
export function tokensOfContext({ reported, estimated }: Context): number {
  return reported + estimated;
}

/** About how many tokens all takes that is not a message: system text, what was loaded, tools. */
export function weighFixed({ loaded }: Context, { system, tools }: Pick<Config, 'system' | 'tools'>): number {
  return loaded.reduce((sum, { text }) => sum + tokensIn(text), tokensIn(system) + tokensOfTools(tools));
}

/** The context with a reply in it, which also says what the request really weighed. */
export function addReply(context: Context, reply: EventOf<'model.responded'>): Context {
  const silent = reply.text === '' && reply.calls.length === 0;
  const messages = silent ? context.messages : context.messages.add(reply);
  return { ...context, messages, reported: reply.usage.input + reply.usage.output, estimated: 0 };
}

/** The context with a text that was loaded. */
export function load(context: Context, event: EventOf<'context.added'>): Context {
  const loaded = withLoaded(context.loaded, event);
  return { ...context, loaded, estimated: context.estimated + tokensIn(event.text) };
}

/** The context of an agent whose call goes to these paths: a folder that is new to it may hold instructions. */
export function enter(context: Context, paths: readonly string[]): Context {
  let { entered } = context;
  const arrived: string[] = [];
  for (const path of paths)
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (entered.get(folder)) break;
      entered = entered.with(folder, true);
      arrived.push(folder);
    }
  return arrived.length === 0 ? context : { ...context, entered, arrived: [...context.arrived, ...arrived] };
}

/** About how many tokens a message takes. */
export function weigh(message: Message): number {
  switch (message.type) {
    case 'agent.started':
      return tokensIn(message.brief);
    case 'prompt.submitted':
    case 'context.added':
    case 'hook.asked':
      return tokensIn(message.text);
    case 'message.sent':
      return tokensIn(messageText(message));
    case 'model.responded':
      return tokensIn(message.text) + (message.calls.length === 0 ? 0 : tokensIn(JSON.stringify(message.calls)));
    case 'tool.finished':
      return tokensIn(textOf(message.content));
    case 'hook.ran':
      return tokensIn(saidBy(message));
    case 'context.compacted':
      return tokensIn(summaryText(message));
    case 'model.requested':
      return tokensIn(summaryOrder);
  }
}

/** A message never changes, and stands in many requests: it is weighed once. */
const weights = new WeakMap<Message, number>();

/** What a message weighs. */
export function weightOf(message: Message): number {
  let weight = weights.get(message);
  if (weight === undefined) {
    weight = weigh(message);
    weights.set(message, weight);
  }
  return weight;
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
export function saidBy({ on, hook, effect }: EventOf<'hook.ran'>): string {
  // a block without a reason must not be a message without a word
  const block = effect.block === '' ? `The hook ${hook} is not content with this. It gave no reason.` : effect.block;
  const parts = [effect.replace, effect.context, sendsBack(on) ? block : undefined];
  return parts.filter((part) => part !== undefined).join('\n');
}

/** Whether a block at this event is told to the model, which is to do something about it. */
export function sendsBack(on: HookEvent): boolean {
  return on === 'PostToolUse' || on === 'PostToolUseFailure' || on === 'Stop' || on === 'SubagentStop';
}
