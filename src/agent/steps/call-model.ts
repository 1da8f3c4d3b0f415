import type { CallRequest } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { placeOf, requestOf } from '../context/request.ts';
import { orAbort } from '../or-abort.ts';
import { ModelError, type ModelPart } from '../ports.ts';
import { waitAfter } from '../retry.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Asks the model: the request is derived from the log, the reply becomes a fact. */
export async function callModel({ attempt }: StepOf<'call-model'>, self: Self): Promise<void> {
  const { log, name, ports, signal } = self;
  const { seq } = log.append(name, { type: 'model.requested', purpose: 'turn', attempt });
  const agent = standing(self);
  try {
    const parts = ports.model.stream(requestOf(agent), placeOf(agent), signal);
    const reply = await orAbort(gather(parts, self, agent.tally.calls), signal);
    log.append(name, { type: 'model.responded', ...reply });
  } catch (error) {
    const { failure, message, status, retryable, after } = signal.aborted
      ? new ModelError('stopped', 'Stopped.')
      : asModelError(error);
    const wait = retryable ? waitAfter(attempt, after, agent.seed + seq) : 0;
    log.append(name, {
      type: 'model.failed',
      failure,
      reason: message,
      ...(status === undefined ? {} : { status }),
      retryable,
      wait,
    });
  }
}

/** What is not a `ModelError` is a bug, and nobody catches it. */
function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  throw error;
}

/** Puts a streamed reply together. A stream that ends without its last part was cut, and counts for nothing. */
async function gather(stream: AsyncIterable<ModelPart>, { name, ports, signal }: Self, called: number) {
  const calls: CallRequest[] = [];
  let text = '';
  let thinking = '';
  for await (const part of stream) {
    signal.throwIfAborted();
    switch (part.type) {
      case 'text':
        text += part.text;
        ports.preview.add(name, { text: part.text, thinking: '' });
        break;
      case 'thinking':
        thinking += part.text;
        ports.preview.add(name, { text: '', thinking: part.text });
        break;
      case 'call':
        calls.push({
          call: `${name}.${called + calls.length + 1}`,
          wire: part.wire,
          name: part.name,
          ...readInput(part.input),
        });
        break;
      case 'end':
        return {
          text,
          thinking,
          calls,
          usage: part.usage,
          stop: part.stop,
          ...(part.rule === undefined ? {} : { rule: part.rule }),
        };
    }
  }
  throw new ModelError('cut', 'The reply broke off before its end.', { retryable: true });
}

/** Arguments are JSON text that should hold an object; what does not is kept as it came, for the error that the model reads. */
function readInput(json: string): { readonly input: JsonObject; readonly malformed?: string } {
  try {
    const input: unknown = json === '' ? {} : JSON.parse(json);
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return { input: input as JsonObject };
  } catch {
    // not JSON: said below
  }
  return { input: {}, malformed: json };
}
