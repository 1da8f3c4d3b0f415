import type { LanguageModelV4StreamPart, LanguageModelV4Usage, SharedV4Warning } from '@ai-sdk/provider';
import { ModelError, type ModelPart } from '../../agent/ports.ts';
import type { Usage } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { failureOf, isUnknownEvent } from './failure.ts';

/** What is needed to read a stream besides the stream. */
export interface Ear {
  /** A name for a call whose own is missing, or was used before. */
  idFor(wire: string, index: number): string;
  /** The tokens of a reply whose provider said nothing of them. */
  estimate(said: string): Usage;
  readonly key: string | undefined;
}

/** What a provider wants back with a block, as it gathers over the block's parts. */
type Meta = JsonObject | undefined;

/** The parts of a reply, from the library's. It ends with `end`; a stream that was cut, or that holds an error, throws. */
export async function* partsOf(stream: ReadableStream<LanguageModelV4StreamPart>, ear: Ear): AsyncGenerator<ModelPart> {
  const reader = stream.getReader();
  const metas = new Map<string, Meta>();
  let said = '';
  let calls = 0;
  let calling = 0;
  try {
    for (;;) {
      const { done, value: part } = await reader.read();
      if (done) return;
      switch (part.type) {
        case 'stream-start':
          for (const warning of part.warnings) yield { type: 'warning', text: wordsOf(warning) };
          break;
        case 'text-start':
        case 'reasoning-start':
          metas.set(part.id, part.providerMetadata as Meta);
          break;
        case 'text-delta':
        case 'reasoning-delta':
          metas.set(part.id, merged(metas.get(part.id), part.providerMetadata as Meta));
          said += part.delta;
          if (part.delta !== '') yield { type: part.type === 'text-delta' ? 'text' : 'thinking', text: part.delta };
          break;
        case 'text-end':
        case 'reasoning-end': {
          const meta = merged(metas.get(part.id), part.providerMetadata as Meta);
          metas.delete(part.id);
          if (meta !== undefined)
            yield { type: 'block', of: part.type === 'text-end' ? 'text' : 'thinking', meta: plain(meta) };
          break;
        }
        case 'tool-input-start':
          // calls are told apart where one begins
          if (!part.providerExecuted)
            yield { type: 'calling', text: `${calling++ === 0 ? '' : '\n'}${part.toolName} ` };
          break;
        case 'tool-input-delta':
          if (part.delta !== '') yield { type: 'calling', text: part.delta };
          break;
        case 'tool-call': {
          if (part.providerExecuted) break;
          said += part.toolName + part.input;
          const meta = part.providerMetadata as Meta;
          yield {
            type: 'call',
            wire: ear.idFor(part.toolCallId, calls++),
            name: part.toolName,
            input: part.input,
            ...(meta === undefined ? {} : { meta: plain(meta) }),
          };
          break;
        }
        case 'error':
          if (!isUnknownEvent(part.error)) throw failureOf(part.error, ear.key);
          yield {
            type: 'warning',
            text: `An event of the stream is not known, and was passed over: ${headOf(part.error)}`,
          };
          break;
        case 'finish': {
          const { unified, raw } = part.finishReason;
          if (unified === 'error' || unified === 'interrupted') throw cut(raw);
          if (unified === 'content-filter' && said === '') throw filtered(raw);
          const usage = usageOf(part.usage);
          if (usage === undefined)
            yield { type: 'warning', text: 'The provider said nothing of tokens: they are estimated.' };
          yield { type: 'end', usage: usage ?? ear.estimate(said), stop: unified === 'length' ? 'length' : 'end' };
          return;
        }
        default:
          break;
      }
    }
  } finally {
    // whoever listens no more ends the request
    reader.cancel().catch(() => {});
  }
}

function cut(raw: string | undefined): ModelError {
  const why = raw === undefined ? '' : ` (${raw})`;
  return new ModelError('cut', `The reply broke off before its end${why}.`, { retryable: true });
}

function filtered(raw: string | undefined): ModelError {
  const why = raw === undefined ? '' : ` (${raw})`;
  return new ModelError(
    'filtered',
    `The provider withheld the reply${why}: its rules forbid this request or its answer.`,
  );
}

/** Later metadata over earlier, provider by provider: a signature comes after the thinking that it signs. */
function merged(before: Meta, after: Meta): Meta {
  if (before === undefined || after === undefined) return before ?? after;
  const all: Record<string, JsonObject[string]> = { ...before };
  for (const [space, values] of Object.entries(after))
    all[space] = { ...(before[space] as JsonObject | undefined), ...(values as JsonObject) };
  return all;
}

/** As it goes to the disk: without what JSON does not hold. */
function plain(meta: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(meta));
}

function usageOf({ inputTokens, outputTokens }: LanguageModelV4Usage): Usage | undefined {
  const { total, cacheRead, cacheWrite } = inputTokens;
  if (total === undefined && outputTokens.total === undefined) return undefined;
  return { input: total ?? 0, output: outputTokens.total ?? 0, cacheRead: cacheRead ?? 0, cacheWrite: cacheWrite ?? 0 };
}

function wordsOf(warning: SharedV4Warning): string {
  switch (warning.type) {
    case 'unsupported':
    case 'compatibility':
      return `${warning.feature}: ${warning.details ?? 'not supported here'}`;
    case 'deprecated':
      return `${warning.setting}: ${warning.message}`;
    case 'other':
      return warning.message;
  }
}

function headOf(error: unknown): string {
  const text = error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
