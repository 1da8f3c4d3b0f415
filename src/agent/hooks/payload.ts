import type { JsonObject } from '../../protocol/json.ts';
import type { Agent } from '../../views/agent.ts';
import { textOf } from '../../views/context.ts';
import type { HookMoment } from './met.ts';
import { triggerOf, waitingFor } from './rule.ts';

/**
 * The JSON that a hook reads where the agent stands, in the form of Claude Code's hooks. Pure: it is not stored, and read
 * again from the facts before the answer.
 */
export function payloadOf({ on, call: id }: HookMoment, agent: Agent): JsonObject {
  const { line, config, held, trouble, reply, compaction, calls } = agent;
  const base = {
    hook_event_name: on,
    cwd: '/',
    permission_mode: config.mode,
    ...(line.length > 1 ? { agent_id: line.at(-1) ?? '' } : {}),
  };
  switch (on) {
    case 'SessionStart':
      return { ...base, source: agent.resumed ? 'resume' : 'startup', model: config.model.id };
    case 'SessionEnd':
      return { ...base, reason: 'prompt_input_exit' };
    case 'SubagentStart':
      return base;
    case 'UserPromptSubmit':
      return { ...base, prompt: held.prompts[0]?.text ?? '' };
    case 'Stop':
    case 'SubagentStop':
      return { ...base, stop_hook_active: trouble.sentOn > 0, last_reply: reply?.text ?? '' };
    case 'PreCompact':
      return { ...base, trigger: triggerOf(on, compaction) };
    case 'PostCompact':
      return { ...base, trigger: triggerOf(on, compaction), compact_summary: compaction.done?.event.text ?? '' };
  }
  const call = calls.find((each) => each.id === id);
  if (call === undefined) return base;
  const called = { ...base, tool_name: call.name, tool_input: call.input };
  if (on === 'Notification')
    return {
      ...called,
      notification_type: waitingFor(call),
      message: `A person is needed for ${call.name}.`,
    };
  const { progress } = call;
  if (progress.is !== 'returned') return called;
  const response = textOf(progress.result.content);
  const answered = { ...called, tool_response: response, tool_failed: progress.result.failed };
  return on === 'PostToolUseFailure' ? { ...answered, error: response } : answered;
}
