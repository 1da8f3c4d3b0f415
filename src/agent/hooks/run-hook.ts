import type { Hook } from '../../protocol/config.ts';
import type { EventOf, HookEffect } from '../../protocol/event.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';
import type { HookPlace } from './met.ts';
import { payloadOf } from './payload.ts';
import { fitsHook, ruleEffect } from './rule.ts';

/**
 * Asks one hook and writes down what it answered; undefined when it was stopped before it did. One that fails allows or
 * blocks as it says, and is never silent.
 */
export async function runHook(
  hook: Hook,
  index: number,
  step: StepOf<'ask-hooks'>,
  self: Self,
): Promise<HookEffect | undefined> {
  const place = { on: step.on, hook: hook.name, index, ...('call' in step ? { call: step.call } : {}) };
  const outcome = await attempt(hook, place, self);
  if (outcome === undefined) return undefined;
  self.log.append(self.name, { type: 'hook.ran', ...place, ...outcome });
  return outcome.effect;
}

type Outcome = Pick<EventOf<'hook.ran'>, 'effect' | 'failed' | 'output'>;

async function attempt(hook: Hook, place: HookPlace, self: Self): Promise<Outcome | undefined> {
  try {
    const payload = payloadOf(place, standing(self));
    if (!fitsHook(hook, payload)) return { effect: {} };
    if (hook.type === 'prompt') {
      const { askModel } = await self.ports.clock.real(import('./ask-model.ts')); // most hooks are rules
      return { effect: await askModel(hook, place, self) };
    }
    if (hook.type !== 'command' && hook.type !== 'script') return { effect: ruleEffect(hook, payload) };
    const { runCode } = await self.ports.clock.real(import('./run-code.ts'));
    const ran = await runCode(hook, payload, place, self);
    return ran.failed === undefined ? ran : { ...ran, ...failedWith(hook, ran.failed) };
  } catch (error) {
    if (self.signal.aborted) return undefined;
    const failed = error instanceof Error ? error.message : String(error);
    return failedWith(hook, failed);
  }
}

function failedWith({ name, onError }: Hook, failed: string): Outcome {
  return { effect: onError === 'block' ? { block: `The hook ${name} failed: ${failed}` } : {}, failed };
}
