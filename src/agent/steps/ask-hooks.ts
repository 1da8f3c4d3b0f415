import { hooksFor } from '../hooks/rule.ts';
import { runHook } from '../hooks/run-hook.ts';
import { callOf, type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Asks the hooks that an event meets, in order, from where they stopped, until one of them blocks. */
export function askHooks(step: StepOf<'ask-hooks'>, self: Self): void {
  const { config, trouble } = standing(self);
  const call = step.on === 'Stop' ? undefined : callOf(self, step.call);
  const hooks = hooksFor(config, step.on, call?.name);
  const asked =
    call === undefined ? trouble.stopHooked : step.on === 'PreToolUse' ? call.hooked.before : call.hooked.after;
  for (let index = asked; index < hooks.length; index++) {
    const hook = hooks[index];
    if (hook !== undefined && runHook(hook, index, step, self).block !== undefined && step.on !== 'PostToolUse') return;
  }
}
