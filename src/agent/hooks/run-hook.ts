import type { Hook } from '../../protocol/config.ts';
import type { HookEffect } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { textOf } from '../../views/context.ts';
import { callOf, type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';
import { applyRule, triggerOf } from './rule.ts';

/** Asks one hook and writes down what it answered. One that fails allows or blocks as it says, and is never silent. */
export function runHook(hook: Hook, index: number, step: StepOf<'ask-hooks'>, self: Self): HookEffect {
  const outcome = attempt(hook, payloadOf(step, self));
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

/** The JSON that a hook reads, in the form of Claude Code's hooks. */
function payloadOf(step: StepOf<'ask-hooks'>, self: Self): JsonObject {
  const base = { hook_event_name: step.on, cwd: '/' };
  if (step.on === 'Stop')
    return {
      ...base,
      stop_hook_active: standing(self).trouble.sentOn > 0,
      last_reply: standing(self).reply?.text ?? '',
    };
  if (step.on === 'PreCompact' || step.on === 'PostCompact') {
    const { compaction } = standing(self);
    const about = { ...base, trigger: triggerOf(step.on, compaction) };
    return step.on === 'PreCompact' ? about : { ...about, compact_summary: compaction.done?.event.text ?? '' };
  }
  const { name, input, progress } = callOf(self, step.call);
  const called = { ...base, tool_name: name, tool_input: input };
  return progress.is === 'returned'
    ? { ...called, tool_response: textOf(progress.result.content), tool_failed: progress.result.failed }
    : called;
}
