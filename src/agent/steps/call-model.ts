import { placeOf, requestOf } from '../context/request.ts';
import { orAbort } from '../or-abort.ts';
import { ModelError, type ModelPart } from '../ports.ts';
import { Gathering, type Reply } from '../reply.ts';
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
    const { failure, message, status, retryable, after, differs } = signal.aborted
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
      ...(differs === undefined ? {} : { differs }),
    });
  }
}

/** What is not a `ModelError` is a bug, and nobody catches it. */
function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  throw error;
}

const nothing = { text: '', thinking: '', calling: '' };

/** Puts a streamed reply together. A stream that ends without its last part was cut, and counts for nothing. */
async function gather(stream: AsyncIterable<ModelPart>, { name, ports, signal }: Self, called: number): Promise<Reply> {
  const gathering = new Gathering((index) => `${name}.${called + index + 1}`);
  for await (const part of stream) {
    signal.throwIfAborted();
    if (part.type === 'text') ports.preview.add(name, { ...nothing, text: part.text });
    if (part.type === 'thinking') ports.preview.add(name, { ...nothing, thinking: part.text });
    if (part.type === 'calling') ports.preview.add(name, { ...nothing, calling: part.text });
    const reply = gathering.add(part);
    if (reply !== undefined) return reply;
  }
  throw new ModelError('cut', 'The reply broke off before its end.', { retryable: true });
}
