import type { Hook, HookEvent } from '../../protocol/config.ts';
import type { Agent } from '../../views/agent.ts';
import { hooksMet } from '../hooks/met.ts';
import { runHook } from '../hooks/run-hook.ts';
import { callOf, type Self, standing } from '../self.ts';
import type { StepOf } from '../step.ts';

/** Asks the hooks that an event meets, in order, from where they stopped, until one of them blocks. */
export async function askHooks(step: StepOf<'ask-hooks'>, self: Self): Promise<void> {
  let { hooks, asked: index } = owed(step, self);
  for (let hook = hooks[index]; hook !== undefined; hook = hooks[++index]) {
    const effect = await runHook(hook, index, step, self);
    if (effect === undefined || effect.stop !== undefined || (effect.block !== undefined && mayBlock(step))) return;
    // while one took its time, another may have come in force
    if (hook.type !== undefined && hook.type !== 'rule' && owed(step, self).asked === index + 1)
      ({ hooks } = owed(step, self));
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
  const agent = standing(self);
  return { hooks: hooksMet(step, agent), asked: askedOf(step, agent, self) };
}

function askedOf(step: StepOf<'ask-hooks'>, { trouble, compaction, held, greeted, ended }: Agent, self: Self): number {
  switch (step.on) {
    case 'SessionStart':
    case 'SubagentStart':
      return greeted;
    case 'SessionEnd':
      return ended ?? 0;
    case 'UserPromptSubmit':
      return held.hooked;
    case 'Stop':
    case 'SubagentStop':
      return trouble.stopHooked;
    case 'PreCompact':
      return compaction.attempt.hooked;
    case 'PostCompact':
      return compaction.done?.hooked ?? 0;
    default:
      return callOf(self, step.call).hooked[answers[step.on]];
  }
}
