import type { EventOf } from '../../protocol/event.ts';
import { placeOf, requestOf } from '../context/request.ts';
import { orAbort } from '../or-abort.ts';
import { ModelError, type ModelPart } from '../ports.ts';
import { Gathering, type Reply } from '../reply.ts';
import { waitAfter } from '../retry.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

/** What the model is asked for, as its fact holds it. */
type Asked = Pick<EventOf<'model.requested'>, 'purpose' | 'attempt' | 'sums'>;

/** Asks the model for the next reply of the conversation. */
export function callModel({ attempt }: StepOf<'call-model'>, self: Self): Promise<void> {
  return ask({ purpose: 'turn', attempt }, self);
}

/** Asks the model: the request is derived from the log, the reply becomes a fact. */
export async function ask(asked: Asked, self: Self): Promise<void> {
  const { log, name, ports, signal } = self;
  const { purpose, attempt } = asked;
  const { seq } = log.append(name, { type: 'model.requested', ...asked });
  const agent = standing(self);
  const summing = purpose === 'compaction' ? { purpose } : {};
  try {
    const parts = ports.model.stream(requestOf(agent), placeOf(agent), signal);
    const reply = await orAbort(gather(parts, self, { called: agent.tally.calls, shown: purpose === 'turn' }), signal);
    log.append(name, { type: 'model.responded', ...(purpose === 'turn' ? reply : { purpose, ...asSummary(reply) }) });
  } catch (error) {
    const { failure, message, status, retryable, after, differs } = signal.aborted
      ? new ModelError('stopped', 'Stopped.')
      : asModelError(error);
    const wait = retryable ? waitAfter(attempt, after, agent.seed + seq) : 0;
    log.append(name, {
      type: 'model.failed',
      ...summing,
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
/** A summary calls nothing, whatever the model wrote. */
function asSummary({ text, thinking, calls, usage, stop, rule }: Reply): Reply {
  const odd = calls.length === 0 ? {} : { warnings: ['It asked for calls, which a summary cannot.'] };
  return { text, thinking, calls: [], usage, stop, ...(rule === undefined ? {} : { rule }), ...odd };
}

/** What the calls of a reply are counted from, and whether the person sees it come in. */
interface Gathered {
  readonly called: number;
  readonly shown: boolean;
}

/** Puts a streamed reply together. A stream that ends without its last part was cut, and counts for nothing. */
async function gather(
  stream: AsyncIterable<ModelPart>,
  { name, ports, signal }: Self,
  { called, shown }: Gathered,
): Promise<Reply> {
  const gathering = new Gathering((index) => `${name}.${called + index + 1}`);
  for await (const part of stream) {
    signal.throwIfAborted();
    if (shown && part.type === 'text') ports.preview.add(name, { ...nothing, text: part.text });
    if (shown && part.type === 'thinking') ports.preview.add(name, { ...nothing, thinking: part.text });
    if (shown && part.type === 'calling') ports.preview.add(name, { ...nothing, calling: part.text });
    const reply = gathering.add(part);
    if (reply !== undefined) return reply;
  }
  throw new ModelError('cut', 'The reply broke off before its end.', { retryable: true });
}
