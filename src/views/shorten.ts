import { cutMiddle } from '../base/cut.ts';
import { counted } from '../base/text.ts';
import { bytesIn, tokensIn } from '../base/tokens.ts';
import { Trail } from '../base/trail.ts';
import type { Config } from '../protocol/config.ts';
import type { EventOf, Message } from '../protocol/event.ts';
import { type Context, textOf, tokensOfContext, weighFixed, weightOf } from './context.ts';
import { summaryText } from './summary.ts';
import { thresholdsOf } from './thresholds.ts';

type Result = EventOf<'tool.finished'>;

/** The results that clearing would take, and about how many tokens that would free. */
export interface Clearing {
  readonly calls: readonly string[];
  readonly frees: number;
}

/** What clearing would take: results older than the last few, as far as a line is shorter than they are. */
export function clearingOf({ results }: Context, config: Config): Clearing {
  const { keepResults } = thresholdsOf(config);
  const calls: string[] = [];
  let frees = 0;
  for (const result of results.slice(0, Math.max(0, results.length - keepResults))) {
    const freed = weightOf(result) - weightOf(cleared(result));
    if (freed <= 0) continue;
    calls.push(result.call);
    frees += freed;
  }
  return { calls, frees };
}

/** The context without these results; a line in place of each says how to read it again. */
export function clear(context: Context, { calls, seq }: EventOf<'context.cleared'>): Context {
  const gone = new Set(calls);
  let freed = 0;
  const messages = context.messages.slice().map((message) => {
    if (message.type !== 'tool.finished' || !gone.has(message.call)) return message;
    const line = cleared(message);
    freed += weightOf(message) - weightOf(line);
    return line;
  });
  return {
    ...context,
    messages: Trail.from(messages),
    results: Trail.from(context.results.slice().filter(({ call }) => !gone.has(call))),
    estimated: context.estimated - freed,
    recut: seq,
  };
}

function cleared(result: Result): Result {
  const chars = counted(textOf(result.content).length, 'character');
  const text = `[This result, ${chars}, gave way to make room. To read it again: read_file with path "output:${result.call}".]`;
  return { ...result, content: [{ type: 'text', text }] };
}

/**
 * The place of the first message that stays when so many are kept, and never one of the results of a reply that is dropped;
 * 0 when nothing would be dropped.
 */
function keepsFrom(messages: Trail<Message>, keep: number): number {
  let from = messages.length - keep;
  while (from > 0 && answersCall(messages.at(from))) from--;
  return from > staying(messages) ? from : 0;
}

function answersCall(message: Message | undefined): boolean {
  return message?.type === 'tool.finished' || (message?.type === 'hook.ran' && message.effect.replace !== undefined);
}

/** How many messages at the start a compaction never drops for good: the first prompt, and the summary that is there. */
function staying(messages: Trail<Message>): number {
  let count = 0;
  for (; count < 2; count++) {
    const type = messages.at(count)?.type;
    if (type !== 'context.compacted' && !(count === 0 && (type === 'prompt.submitted' || type === 'agent.started')))
      break;
  }
  return count;
}

/** How many of the last messages may be kept, most first. */
function keeping(config: Config): readonly number[] {
  const { keepMessages } = thresholdsOf(config);
  return [keepMessages, ...[4, 2].filter((fewer) => fewer < keepMessages)];
}

/** Whether a compaction would drop any message. */
export function canCompact({ messages }: Context, config: Config): boolean {
  return keepsFrom(messages, keeping(config).at(-1) ?? 0) > 0;
}

/**
 * Which messages the model is asked to sum up: all but those that stay in any case, so that nothing gives way without being
 * in the summary. Each time that was too long, the oldest fifth of them is left out.
 */
export function summing(
  { messages }: Context,
  config: Config,
  tooLong: number,
): { readonly skipped: number; readonly until: number } {
  const to = keepsFrom(messages, keeping(config).at(-1) ?? 0);
  const from = staying(messages);
  let skipped = 0;
  for (let i = 0; i < tooLong; i++) skipped += Math.ceil((to - from - skipped) / 5);
  while (skipped > 0 && from + skipped < to && answersCall(messages.at(from + skipped))) skipped++;
  return { skipped, until: messages.at(to)?.seq ?? 0 };
}

/** The messages of a request for a summary: what is to be summed up, and the order to do so. */
export function messagesToSum(messages: Trail<Message>, order: EventOf<'model.requested'>): Trail<Message> {
  const { skipped = 0, until = -1 } = order.sums ?? {};
  const all = messages.slice();
  const to = all.findIndex(({ seq }) => seq === until);
  const from = staying(messages);
  return Trail.from<Message>([...all.slice(0, from), ...all.slice(from + skipped, to < 0 ? all.length : to), order]);
}

/** What a compaction keeps, and what is left of the conversation by it. */
type Kept = Pick<EventOf<'context.compacted'>, 'keeps' | 'dropped' | 'cut' | 'after' | 'enough'>;

/** What a summary is put into: the conversation that it is about, and about how many tokens wait to join it. */
interface Place {
  readonly context: Context;
  readonly config: Config;
  readonly pending: number;
}

type Summary = Pick<EventOf<'context.compacted'>, 'text' | 'todos'>;

/** As many of the last messages as fit below the threshold beside the summary; at last with the ends of long results only. */
export function keptBeside(summary: Summary, place: Place): Kept {
  const { context, config } = place;
  const froms = keeping(config)
    .map((keep) => keepsFrom(context.messages, keep))
    .filter((from) => from > 0);
  for (const from of froms) {
    const kept = keptFrom(from, summary, place, undefined);
    if (kept.enough) return kept;
  }
  const tokens = Math.max(1, Math.floor(config.model.window / 10));
  const from = froms.at(-1) ?? 0;
  const calls = context.messages.slice(from).flatMap((each) => (isLong(each, tokens) ? [each.call] : []));
  return keptFrom(from, summary, place, calls.length === 0 ? undefined : { calls, tokens });
}

function keptFrom(from: number, summary: Summary, { context, config, pending }: Place, cut: Kept['cut']): Kept {
  const first = firstPrompt(context.messages.slice(0, from));
  const dropped = from - (first === undefined ? 0 : 1);
  const stays = [...(first ? [first] : []), ...cutIn(context.messages.slice(from), cut)];
  const beside = weighFixed(context, config) + tokensIn(summaryText({ ...summary, dropped })) + pending;
  const after = stays.reduce((sum, message) => sum + weightOf(message), beside);
  return {
    keeps: context.messages.at(from)?.seq ?? 0,
    dropped,
    ...(cut === undefined ? {} : { cut }),
    after,
    enough: after <= thresholdsOf(config).compactAt * config.model.window,
  };
}

/** The context after a compaction: the first prompt, the summary, and what stays. What it was told besides is looked at again. */
export function compact(context: Context, event: EventOf<'context.compacted'>, config: Config): Context {
  const all = context.messages.slice();
  const from = Math.max(
    0,
    all.findIndex(({ seq }) => seq === event.keeps),
  );
  const first = firstPrompt(all.slice(0, from));
  const stays = cutIn(all.slice(from), event.cut);
  const messages: readonly Message[] = [...(first ? [first] : []), event, ...stays];
  const results = new Set(context.results.slice().map(({ call }) => call));
  return {
    ...context,
    messages: Trail.from(messages),
    results: Trail.from(
      stays.filter((each): each is Result => each.type === 'tool.finished' && results.has(each.call)),
    ),
    reported: 0,
    estimated: messages.reduce((sum, message) => sum + weightOf(message), weighFixed(context, config)),
    due: true,
    planTold: context.planTold && stays.some((each) => each.type === 'context.added'),
    recut: event.seq,
  };
}

function firstPrompt(messages: readonly Message[]): Message | undefined {
  return messages.find(({ type }) => type === 'prompt.submitted' || type === 'agent.started');
}

function isLong(message: Message, tokens: number): message is Result {
  return message.type === 'tool.finished' && weightOf(message) > tokens;
}

/** The messages with the ends only of these results, so many tokens of each. */
function cutIn(messages: readonly Message[], cut: Kept['cut']): readonly Message[] {
  if (cut === undefined) return messages;
  return messages.map((each) =>
    each.type === 'tool.finished' && cut.calls.includes(each.call) ? endsOf(each, cut.tokens) : each,
  );
}

function endsOf(result: Result, tokens: number): Result {
  const text = textOf(result.content);
  const gap = `[The middle of this result gave way to make room. To read it: read_file with path "output:${result.call}".]`;
  const bytes = Math.max(0, (tokens - tokensIn(gap) - 1) * 4);
  const chars = Math.floor((bytes * text.length) / Math.max(1, bytesIn(text)));
  const { head, tail, left } = cutMiddle(text, { head: Math.ceil(chars * 0.7), tail: Math.floor(chars * 0.3) });
  if (left === 0) return result;
  return { ...result, content: [{ type: 'text', text: [head, gap, tail].join('\n') }] };
}

/** About how many tokens a request would take now, and whether that is more than a part of the window. */
export function isOver(context: Context, { model }: Pick<Config, 'model'>, part: number): boolean {
  return tokensOfContext(context) > part * model.window;
}
