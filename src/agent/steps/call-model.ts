import type { EventOf } from '../../protocol/event.ts';
import type { Agent } from '../../views/agent.ts';
import { placeOf, requestOf } from '../context/request.ts';
import { orAbort } from '../or-abort.ts';
import { ModelError, type ModelPart, type Request } from '../ports.ts';
import { Gathering, type Reply } from '../reply.ts';
import { waitAfter } from '../retry.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';
import { TimeUp } from '../within.ts';

/** What the model is asked for, as its fact holds it. */
type Asked = Pick<EventOf<'model.requested'>, 'purpose' | 'attempt' | 'sums'>;

/** Asks the model for the next reply of the conversation. */
export function callModel({ attempt }: StepOf<'call-model'>, self: Self): Promise<void> {
  return ask({ purpose: 'turn', attempt }, self);
}

/** Asks the model: the request is derived from the log, the reply becomes a fact. What is asked aside calls nothing. */
export async function ask(asked: Asked, self: Self, derive: (agent: Agent) => Request = requestOf): Promise<void> {
  const { log, name, ports, signal } = self;
  const { purpose, attempt } = asked;
  const { seq } = log.append(name, { type: 'model.requested', ...asked });
  const agent = standing(self);
  const aside = purpose === 'turn' ? {} : { purpose };
  try {
    const parts = ports.model.stream(derive(agent), placeOf(agent), signal);
    const reply = await orAbort(gather(parts, self, { called: agent.tally.calls, shown: purpose === 'turn' }), signal);
    log.append(name, { type: 'model.responded', ...(purpose === 'turn' ? reply : { purpose, ...asWords(reply) }) });
  } catch (error) {
    const { failure, message, status, after, differs, ...failed } = signal.aborted
      ? calledOff(signal)
      : asModelError(error);
    // nobody waits for a hook any longer than it has
    const retryable = failed.retryable && purpose !== 'hook';
    const wait = retryable ? waitAfter(attempt, after, agent.seed + seq) : 0;
    log.append(name, {
      type: 'model.failed',
      ...aside,
      failure,
      reason: message,
      ...(status === undefined ? {} : { status }),
      retryable,
      wait,
      ...(differs === undefined ? {} : { differs }),
    });
  }
}

/** A request that was called off: by a person, or because its time was up. */
function calledOff({ reason }: Self['signal']): ModelError {
  return reason instanceof TimeUp ? new ModelError('timeout', reason.message) : new ModelError('stopped', 'Stopped.');
}

/** What is not a `ModelError` is a bug, and nobody catches it. */
function asModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  throw error;
}

const nothing = { text: '', thinking: '', calling: '' };
/** A summary, or the answer to a hook, calls nothing, whatever the model wrote. */
function asWords({ text, thinking, calls, usage, stop, rule }: Reply): Reply {
  const odd = calls.length === 0 ? {} : { warnings: ['It asked for calls, which it cannot here.'] };
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
