import type {
  JSONSchema7,
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
} from '@ai-sdk/provider';
import { type Model, ModelError, type ModelPart, type Request, type RequestPlace } from '../../agent/ports.ts';
import { tokensIn } from '../../base/tokens.ts';
import type { ToolSpec } from '../../protocol/config.ts';
import type { Usage } from '../../protocol/event.ts';
import { tokensOfTools, weigh } from '../../views/context.ts';
import type { Outside } from '../provider.ts';
import { failureOf } from './failure.ts';
import { partsOf } from './parts.ts';
import { PromptWriter } from './prompt.ts';
import type { Dialect } from './reply-parts.ts';

/** What the library needs to speak to one service. */
export interface Speech {
  /** The origin that the key is for, and whether there must be one. */
  readonly origin: string;
  readonly needsKey: boolean;
  readonly dialect: Dialect;
  /** The library’s model for an id. It is loaded here, and reaches the world through this key’s `fetch` only. */
  open(id: string, key: string | undefined): Promise<LanguageModelV4>;
  /** Options of the service’s own, and the length limit when it is to be sent. */
  options(request: Request): Partial<LanguageModelV4CallOptions>;
}

/** A model of the harness over a model of the library. */
export function modelOver(speech: Speech, { keyFor, blobs }: Pick<Outside, 'keyFor' | 'blobs'>): Model {
  const writer = new PromptWriter(speech.dialect, blobs);
  const definitions = new WeakMap<readonly ToolSpec[], LanguageModelV4FunctionTool[]>();

  function toolsOf(tools: readonly ToolSpec[]): LanguageModelV4FunctionTool[] {
    const known = definitions.get(tools) ?? tools.map(definitionOf);
    definitions.set(tools, known);
    return known;
  }

  const missing = `There is no key for ${speech.origin}. Enter one, and try again.`;

  async function* stream(request: Request, place: RequestPlace, signal: AbortSignal): AsyncGenerator<ModelPart> {
    const key = await keyFor(speech.origin);
    if (key === undefined && speech.needsKey) throw new ModelError('refused', missing);
    const prompt = await writer.write(request);
    const tools = toolsOf(request.tools);
    const ear = {
      key,
      idFor: namesFor(request, place),
      estimate: (said: string) => estimated(request, said),
    };
    try {
      const model = await loaded(speech.open(request.model.id, key));
      const options = { prompt, abortSignal: signal, ...(tools.length === 0 ? {} : { tools }) };
      const result = await model.doStream({ ...options, ...speech.options(request) });
      yield* partsOf(result.stream, ear);
    } catch (error) {
      signal.throwIfAborted();
      const failure = failureOf(error, key);
      // a service that may do without a key, and does not: its own words say nothing of what is here
      if (failure.failure !== 'refused' || key !== undefined) throw failure;
      const said = failure.message.replace(/[^.!?]$/, '$&.');
      throw new ModelError('refused', `${said} ${missing}`);
    }
  }

  return { stream };
}

/** Code that could not be fetched is a network that failed, not a bug. */
async function loaded<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ModelError('network', `The code for this provider could not be loaded: ${error.message}`, {
      retryable: true,
    });
  }
}

function definitionOf({ name, description, schema }: ToolSpec): LanguageModelV4FunctionTool {
  return { type: 'function', name, description, inputSchema: schema as JSONSchema7 };
}

/** Names that are missing or were used before are replaced by one of nine letters and digits, which every service takes. */
function namesFor({ messages }: Request, { reply }: RequestPlace): (wire: string, index: number) => string {
  let used: Set<string> | undefined;
  return (wire, index) => {
    used ??= new Set(
      Array.from(messages, (each) => (each.type === 'model.responded' ? each.calls : []))
        .flat()
        .map((call) => call.wire),
    );
    let name = wire;
    for (let n = index; name === '' || used.has(name); n += 1000)
      name = `c${reply.toString(36).padStart(4, '0')}${n.toString(36).padStart(4, '0')}`;
    used.add(name);
    return name;
  };
}

function estimated({ system, tools, messages }: Request, said: string): Usage {
  let input = tokensIn(system) + tokensOfTools(tools);
  for (const message of messages) input += weigh(message);
  return { input, output: tokensIn(said), cacheRead: 0, cacheWrite: 0 };
}
