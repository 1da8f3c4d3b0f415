import { placeOf } from '../agent/context/request.ts';
import { defaultTimeout } from '../agent/hooks/ask-model.ts';
import { effectOf, readOutput } from '../agent/hooks/output.ts';
import { hookRequest, questionIn } from '../agent/hooks/question.ts';
import { fitsHook, hooksFor, ruleEffect } from '../agent/hooks/rule.ts';
import { engineOf, jobOf, readRun } from '../agent/hooks/run-code.ts';
import { mirrorOf } from '../agent/mirror.ts';
import { orAbort } from '../agent/or-abort.ts';
import { guard } from '../agent/permissions/guard.ts';
import { ModelError, type ModelPart, type Ports } from '../agent/ports.ts';
import { within } from '../agent/within.ts';
import type { CodeHook, Hook, PromptHook } from '../protocol/config.ts';
import type { HookEffect } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import { type Agent, agentsView } from '../views/agent.ts';
import type { Reading } from '../views/view.ts';
import { workspaceView } from '../views/workspace.ts';
import { readHook } from './file-hooks.ts';
import type { TryHook } from './probe.ts';

/** What came of trying a hook: it is none, the event does not meet it, or it answered, with what it printed if it did. */
export type Tried =
  | { readonly is: 'none'; readonly why: string }
  | { readonly is: 'unmet'; readonly why: string }
  | { readonly is: 'answered'; readonly effect: HookEffect; readonly output?: string; readonly took: number }
  | { readonly is: 'failed'; readonly why: string; readonly effect: HookEffect; readonly output?: string };

/** The run in which a hook is tried. */
interface Place {
  readonly log: Reading;
  readonly ports: Pick<Ports, 'model' | 'clock' | 'sandbox' | 'blobs'>;
}

/** Lets one hook answer to an event that does not happen. Nothing is recorded, and nothing else is asked or run. */
export async function tryHook({ agent: name = 'main', event, ...written }: TryHook, place: Place): Promise<Tried> {
  const agent = place.log.read(agentsView)[name];
  if (agent === undefined) throw new Error(`There is no agent ${name}.`);
  const hook = readHook(written, 'here');
  if (typeof hook === 'string') return { is: 'none', why: hook };
  const why = whyUnmet(hook, event, agent);
  if (why !== undefined) return { is: 'unmet', why };
  const { clock } = place.ports;
  const began = clock.now();
  let output: string | undefined;
  try {
    if (hook.type === 'command' || hook.type === 'script') return await tryCode(hook, { event, agent, place });
    if (hook.type === 'prompt') output = await answerTo(hook, event, agent, place.ports);
    const effect = hook.type === 'prompt' ? effectOf(readOutput(output ?? ''), hook.on) : ruleEffect(hook, event);
    return { is: 'answered', effect, took: clock.now() - began, ...(output === undefined ? {} : { output }) };
  } catch (error) {
    const failed = error instanceof Error ? error.message : String(error);
    return { is: 'failed', why: failed, effect: onFailure(hook, failed), ...(output === undefined ? {} : { output }) };
  }
}

/** Why the event does not meet the hook, in words; undefined when it does. */
function whyUnmet(hook: Hook, event: JsonObject, { config }: Agent): string | undefined {
  if (event.hook_event_name !== hook.on)
    return `The event is ${String(event.hook_event_name)}, the hook is for ${hook.on}.`;
  const about = ['tool_name', 'source', 'trigger', 'notification_type'].map((key) => event[key]);
  const named = about.find((value) => typeof value === 'string');
  const met = hooksFor({ ...config, hooks: [hook] }, hook.on, typeof named === 'string' ? named : undefined);
  if (met.length === 0) return 'Its matcher, or the tool of its "if", is another.';
  return fitsHook(hook, event) ? undefined : 'Its "when" or its "if" does not fit.';
}

/** Runs code over the files as they stand, and throws away what it changes. */
async function tryCode(
  hook: CodeHook,
  { event, agent, place }: { readonly event: JsonObject; readonly agent: Agent; readonly place: Place },
): Promise<Tried> {
  const { log, ports } = place;
  const files = mirrorOf({
    root: () => log.read(workspaceView),
    refusal(path, access) {
      const admission = guard(path, access, agent.config);
      return admission.verdict === 'deny' ? admission.reason : undefined;
    },
    blobs: ports.blobs,
    append() {},
  });
  const began = ports.clock.now();
  const ended = await ports.sandbox.run(engineOf(hook), jobOf(hook, event), files, new AbortController().signal);
  const { effect, output, failed } = readRun(ended, hook);
  const printed = { output: [output.stdout, output.stderr].filter((text) => text !== '').join('\n') };
  if (failed === undefined) return { is: 'answered', effect, took: ports.clock.now() - began, ...printed };
  return { is: 'failed', why: failed, effect: onFailure(hook, failed), ...printed };
}

function onFailure({ name, onError }: Hook, failed: string): HookEffect {
  return onError === 'block' ? { block: `The hook ${name} failed: ${failed}` } : {};
}

async function answerTo(
  hook: PromptHook,
  event: JsonObject,
  agent: Agent,
  { model, clock }: Place['ports'],
): Promise<string> {
  const text = questionIn(hook.prompt, event);
  const name = agent.line.at(-1) ?? '';
  const request = hookRequest(agent.config.model, { type: 'hook.asked', seq: 0, at: 0, agent: name, text });
  const at = { ...placeOf(agent), purpose: 'hook', reply: agent.tally.hooks + 1, attempt: 1 } as const;
  const { timeout = defaultTimeout } = hook;
  return within(timeout, { clock, signal: new AbortController().signal }, (signal) =>
    orAbort(textOf(model.stream(request, at, signal)), signal),
  );
}

async function textOf(parts: AsyncIterable<ModelPart>): Promise<string> {
  let text = '';
  for await (const part of parts) {
    if (part.type === 'text') text += part.text;
    if (part.type === 'end') return text;
  }
  throw new ModelError('cut', 'The reply broke off before its end.');
}
