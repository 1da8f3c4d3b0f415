import type { HookEvent } from '../../protocol/config.ts';
import type { JsonObject } from '../../protocol/json.ts';

const call = { tool_name: 'write_file', tool_input: { path: 'src/a.txt', content: 'one\n' } };
const command = { tool_name: 'bash', tool_input: { command: 'rm -rf dist' } };

/** What of each event is its own. */
const samples: Readonly<Record<HookEvent, JsonObject>> = {
  SessionStart: { source: 'startup', model: 'scripted' },
  SessionEnd: { reason: 'prompt_input_exit' },
  UserPromptSubmit: { prompt: 'Tidy up the project.' },
  PreToolUse: command,
  PermissionRequest: command,
  PostToolUse: { ...call, tool_response: 'Created src/a.txt.', tool_failed: false },
  PostToolUseFailure: { ...command, tool_response: 'exit code 1', tool_failed: true, error: 'exit code 1' },
  Notification: { ...command, notification_type: 'permission_prompt', message: 'A person is needed for bash.' },
  PreCompact: { trigger: 'auto' },
  PostCompact: { trigger: 'auto', compact_summary: 'What was done so far.' },
  SubagentStart: { agent_id: 'main.1' },
  SubagentStop: { agent_id: 'main.1', stop_hook_active: false, last_reply: 'I found two places.' },
  Stop: { stop_hook_active: false, last_reply: 'All done.' },
};

/** The moments at which a hook may speak. */
export const hookEvents = Object.keys(samples) as readonly HookEvent[];

/** An event of a kind, as a hook would read it. */
export function sampleOf(on: string): JsonObject {
  const own = Object.hasOwn(samples, on) ? samples[on as HookEvent] : {};
  return { hook_event_name: on, cwd: '/', permission_mode: 'default', ...own };
}

/** A hook of each kind to begin from. */
export const templates = {
  rule: { type: 'rule', name: 'my rule', block: 'Say here what to do instead.' },
  prompt: { type: 'prompt', name: 'my question', prompt: 'Is this call what the person asked for? $ARGUMENTS' },
  command: {
    type: 'command',
    command: `jq -r .tool_input.command | grep -q 'rm -rf' && { echo 'Not like this.' >&2; exit 2; }; exit 0`,
  },
  script: {
    type: 'script',
    script: 'const { tool_name: name } = JSON.parse(input);\nconsole.log(JSON.stringify({ additionalContext: name }));',
  },
} as const satisfies Record<string, JsonObject>;
