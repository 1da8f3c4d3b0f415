import type { Hook, HookEvent } from '../../protocol/config.ts';
import { hooksFor, triggerOf, waitingFor } from '../hooks/rule.ts';
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
  return blockable.has(on);
}

const blockable: ReadonlySet<HookEvent> = new Set<HookEvent>([
  'UserPromptSubmit',
  'PreToolUse',
  'PermissionRequest',
  'PreCompact',
  'SubagentStop',
  'Stop',
]);

const answers = {
  PreToolUse: 'before',
  PermissionRequest: 'asking',
  Notification: 'waiting',
  PostToolUse: 'after',
  PostToolUseFailure: 'after',
} as const;

/** The hooks that the event meets, and how many of them have answered. */
function owed(step: StepOf<'ask-hooks'>, self: Self): { readonly hooks: readonly Hook[]; readonly asked: number } {
  const { config, trouble, compaction, held, greeted } = standing(self);
  switch (step.on) {
    case 'SessionStart':
      return { hooks: hooksFor(config, step.on, 'startup'), asked: greeted };
    case 'SubagentStart':
      return { hooks: hooksFor(config, step.on), asked: greeted };
    case 'UserPromptSubmit':
      return { hooks: hooksFor(config, step.on), asked: held.hooked };
    case 'Stop':
    case 'SubagentStop':
      return { hooks: hooksFor(config, step.on), asked: trouble.stopHooked };
    case 'PreCompact':
      return { hooks: hooksFor(config, step.on, triggerOf(step.on, compaction)), asked: compaction.attempt.hooked };
    case 'PostCompact':
      return { hooks: hooksFor(config, step.on, triggerOf(step.on, compaction)), asked: compaction.done?.hooked ?? 0 };
    default: {
      const call = callOf(self, step.call);
      const name = step.on === 'Notification' ? waitingFor(call) : call.name;
      return { hooks: hooksFor(config, step.on, name), asked: call.hooked[answers[step.on]] };
    }
  }
}
