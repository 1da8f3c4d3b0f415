import type { Clock, Model, ModelPart, Request, RequestPlace } from '../agent/ports.ts';
import type { Knob } from '../protocol/knobs.ts';
import { throwWhatIsWrong } from '../providers/scripted/fault.ts';
import { faultFor } from '../providers/scripted/rules.ts';

/** A model that fails as the person wants it to: with the faults of scripts, whatever model it is. */
export async function* brokenStream(
  { model, clock, knobs }: { readonly model: Model; readonly clock: Clock; readonly knobs: readonly Knob[] },
  request: Request,
  place: RequestPlace,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  const faults = knobs.flatMap((knob) => (knob.on === 'model' ? [knob.fault] : []));
  const fault = faultFor({ faults }, place);
  if (fault?.delay !== undefined) await clock.until(clock.now() + fault.delay, signal);
  signal.throwIfAborted();
  throwWhatIsWrong(fault);
  const { cutAfter = Number.POSITIVE_INFINITY, malformed } = fault ?? {};
  let come = 0;
  for await (const part of model.stream(request, place, signal)) {
    if (part.type === 'text' || part.type === 'thinking') come += part.text.length;
    if (part.type === 'call') come += part.input.length;
    yield part.type === 'call' && malformed !== undefined ? { ...part, input: malformed } : part;
    // a stream without its end was cut
    if (come >= cutAfter) return;
  }
}

/** Holds a call up, or makes it fail, as the person wants it to. */
export async function breakCall(
  name: string,
  knobs: readonly Knob[],
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  for (const knob of knobs) {
    if (knob.on !== 'tool' || (knob.tool !== '*' && knob.tool !== name)) continue;
    if (knob.delay !== undefined) await clock.until(clock.now() + knob.delay, signal);
    signal.throwIfAborted();
    if (knob.fails !== undefined) throw new Error(knob.fails);
  }
}
