import type { Hook } from '../../protocol/config.ts';
import type { HookEffect } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';
import { payloadOf } from './payload.ts';
import { applyRule } from './rule.ts';

/** Asks one hook and writes down what it answered. One that fails allows or blocks as it says, and is never silent. */
export function runHook(hook: Hook, index: number, step: StepOf<'ask-hooks'>, self: Self): HookEffect {
  const outcome = attempt(hook, payloadOf(step, standing(self)));
  self.log.append(self.name, {
    type: 'hook.ran',
    on: step.on,
    hook: hook.name,
    index,
    ...('call' in step ? { call: step.call } : {}),
    ...outcome,
  });
  return outcome.effect;
}

function attempt(hook: Hook, payload: JsonObject): { readonly effect: HookEffect; readonly failed?: string } {
  try {
    return { effect: applyRule(hook, payload) };
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    return { effect: hook.onError === 'block' ? { block: `The hook ${hook.name} failed: ${failed}` } : {}, failed };
  }
}
