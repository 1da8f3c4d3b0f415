import type { Hook } from '../../protocol/config.ts';
import type { EventOf } from '../../protocol/event.ts';
import type { Agent } from '../../views/agent.ts';
import { hooksFor, triggerOf, waitingFor } from './rule.ts';

/** The event that a hook is asked about: its name, and the call that it is of. */
export type HookMoment = Pick<EventOf<'hook.ran'>, 'on' | 'call'>;

/** Which of them is asked. */
export type HookPlace = HookMoment & Pick<EventOf<'hook.ran'>, 'hook' | 'index'>;

/** The hooks that an event meets where the agent stands, in order. */
export function hooksMet(moment: HookMoment, agent: Agent): readonly Hook[] {
  return hooksFor(agent.config, moment.on, nameOf(moment, agent));
}

/** What the matcher of a hook is held against. */
function nameOf({ on, call: id }: HookMoment, { compaction, calls, resumed }: Agent): string | undefined {
  if (on === 'SessionStart') return resumed ? 'resume' : 'startup';
  if (on === 'PreCompact' || on === 'PostCompact') return triggerOf(on, compaction);
  const call = calls.find((each) => each.id === id);
  return on === 'Notification' && call !== undefined ? waitingFor(call) : call?.name;
}
