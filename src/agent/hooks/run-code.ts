import type { CodeHook } from '../../protocol/config.ts';
import type { EventOf, HookEffect } from '../../protocol/event.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { workspaceView } from '../../views/workspace.ts';
import type { Mirrorable } from '../mirror.ts';
import { guard } from '../permissions/guard.ts';
import type { Job, SandboxEnd } from '../ports.ts';
import { runInSandbox } from '../sandbox.ts';
import { type Self, standing } from '../self.ts';
import { defaultTimeout } from './ask-model.ts';
import { beginHook } from './begin-hook.ts';
import { asClaudeSays } from './claude-event.ts';
import type { HookPlace } from './met.ts';
import { effectOf, outputOf } from './output.ts';
import { HookError } from './rule.ts';

/** What a command printed, and what that means; `failed` says why it is no answer. */
export interface Ran {
  readonly effect: HookEffect;
  readonly output: NonNullable<EventOf<'hook.ran'>['output']>;
  readonly failed?: string;
}

/**
 * Runs a hook of the kind `command` or `script` in its sandbox, over the files and under their guard. One that had changed files when the page
 * was closed is not run again. Throws a `HookError` when it gave no answer.
 */
export async function runCode(hook: CodeHook, event: JsonObject, place: HookPlace, self: Self): Promise<Ran> {
  const { changed = [] } = beginHook(place, self) ?? {};
  if (changed.length > 0)
    throw new HookError(`The page was closed before it had answered. It had changed: ${changed.join(', ')}.`);
  const { ports, signal } = self;
  const ran = await runInSandbox({
    engine: engineOf(hook),
    job: jobOf(hook, event),
    files: filesOf(self, place),
    ports,
    signal,
  });
  signal.throwIfAborted();
  return readRun(ran, hook);
}

/** The sandbox that runs it. */
export function engineOf({ type }: CodeHook): 'bash' | 'javascript' {
  return type === 'command' ? 'bash' : 'javascript';
}

/** What is run, and what it reads. */
export function jobOf(hook: CodeHook, event: JsonObject): Job {
  return {
    code: hook.type === 'command' ? hook.command : hook.script,
    stdin: `${JSON.stringify(asClaudeSays(event, hook))}\n`,
    env: { CLAUDE_PROJECT_DIR: '/' },
    deadline: (hook.timeout ?? defaultTimeout) * 1000,
  };
}

const longest = 20_000;

/** What a command that has ended says: by its exit code, as Claude Code reads it. */
export function readRun({ ended, exit, stdout, stderr, notes }: Omit<SandboxEnd, 'changes'>, { on }: CodeHook): Ran {
  const output = { exit, stdout: stdout.slice(0, longest), stderr: stderr.slice(0, longest) };
  if (ended !== 'exit') return { effect: {}, output, failed: notes[0] ?? 'It did not come to its end.' };
  if (exit === 2) return { effect: { block: stderr.trim() }, output };
  if (exit !== 0) return { effect: {}, output, failed: `It ended with exit code ${exit}. ${stderr.trim()}`.trim() };
  const printed = outputOf(stdout);
  if (printed !== undefined) return { effect: effectOf(printed, on), output };
  // of these events, whatever a hook prints is for the model
  const told = (on === 'UserPromptSubmit' || on === 'SessionStart') && stdout.trim() !== '';
  return { effect: told ? { context: stdout.trim() } : {}, output };
}

/** The files as a hook uses them: no person has allowed it anything, and what it changes is a fact of its own. */
function filesOf(self: Self, { call }: HookPlace): Mirrorable {
  const { log, name, ports, signal } = self;
  return {
    root: () => log.read(workspaceView),
    refusal(path, access) {
      const admission = guard(path, access, standing(self).config);
      return admission.verdict === 'deny' ? admission.reason : undefined;
    },
    blobs: ports.blobs,
    append(changes) {
      signal.throwIfAborted();
      const of = call === undefined ? {} : { call };
      log.append(name, { type: 'files.changed', because: 'hook', ...of, changes: [...changes] });
    },
  };
}
