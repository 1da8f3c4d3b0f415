import type { Hook } from '../../protocol/config.ts';
import { hooksFor, triggerOf } from '../hooks/rule.ts';
import { runHook } from '../hooks/run-hook.ts';
import { callOf, type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Asks the hooks that an event meets, in order, from where they stopped, until one of them blocks. */
export function askHooks(step: StepOf<'ask-hooks'>, self: Self): void {
  const { hooks, asked } = owed(step, self);
  for (let index = asked; index < hooks.length; index++) {
    const hook = hooks[index];
    if (hook !== undefined && runHook(hook, index, step, self).block !== undefined && mayBlock(step)) return;
  }
}

/** What has happened already cannot be blocked, and all its hooks are heard. */
function mayBlock({ on }: StepOf<'ask-hooks'>): boolean {
  return on !== 'PostToolUse' && on !== 'PostCompact';
}

/** The hooks that the event meets, and how many of them have answered. */
function owed(step: StepOf<'ask-hooks'>, self: Self): { readonly hooks: readonly Hook[]; readonly asked: number } {
  const { config, trouble, compaction } = standing(self);
  switch (step.on) {
    case 'Stop':
      return { hooks: hooksFor(config, step.on), asked: trouble.stopHooked };
    case 'PreCompact':
      return { hooks: hooksFor(config, step.on, triggerOf(step.on, compaction)), asked: compaction.attempt.hooked };
    case 'PostCompact':
      return { hooks: hooksFor(config, step.on, triggerOf(step.on, compaction)), asked: compaction.done?.hooked ?? 0 };
    default: {
      const { name, hooked } = callOf(self, step.call);
      return { hooks: hooksFor(config, step.on, name), asked: step.on === 'PreToolUse' ? hooked.before : hooked.after };
    }
  }
}
