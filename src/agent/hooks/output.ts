import type { HookEvent } from '../../protocol/config.ts';
import type { HookEffect } from '../../protocol/event.ts';
import type { Json, JsonObject } from '../../protocol/json.ts';
import { asSaidHere } from './claude-event.ts';
import { HookError } from './rule.ts';

/** Reads the text that a hook gave as the JSON object that it holds, fenced or with words around it. Throws a `HookError`. */
export function readOutput(text: string): JsonObject {
  const from = text.indexOf('{');
  const to = text.lastIndexOf('}');
  try {
    const found: unknown = JSON.parse(text.slice(from, to + 1));
    if (isObject(found as Json)) return found as JsonObject;
  } catch {
    // not JSON: said below
  }
  const begins = text.trim().slice(0, 200);
  throw new HookError(begins === '' ? 'It answered nothing.' : `Its answer is no JSON object: ${begins}`);
}

/** The output of a command, when it is one JSON object; what else it prints is only to be looked at. */
export function outputOf(text: string): JsonObject | undefined {
  const trimmed = text.trim();
  return trimmed.startsWith('{') && trimmed.endsWith('}') ? readOutput(trimmed) : undefined;
}

/** What the output of a hook, in the form of Claude Code's, means at an event. What has no say there is left out. */
export function effectOf(output: JsonObject, on: HookEvent): HookEffect {
  const own = isObject(output.hookSpecificOutput) ? output.hookSpecificOutput : {};
  const before = on === 'PreToolUse';
  const input = own.updatedInput ?? output.updatedInput;
  const replace = own.updatedToolOutput ?? own.updatedMCPToolOutput;
  return {
    ...only('block', blockIn(output, own)),
    ...(before ? only('vote', voteIn(output, own)) : {}),
    ...(before && isObject(input) ? { input: asSaidHere(input) } : {}),
    ...only('context', textAt(own, 'additionalContext') ?? textAt(output, 'additionalContext')),
    ...(on === 'PostToolUse' && replace !== undefined ? { replace: inWords(replace) } : {}),
    ...(output.continue === false ? { stop: textAt(output, 'stopReason') ?? '' } : {}),
  };
}

/** Why it is against the event; empty when it gives no reason. */
function blockIn(output: JsonObject, own: JsonObject): string | undefined {
  const reason = textAt(output, 'reason') ?? '';
  const decision = isObject(own.decision) ? own.decision : {};
  if (own.permissionDecision === 'deny') return textAt(own, 'permissionDecisionReason') ?? reason;
  if (decision.behavior === 'deny') return textAt(decision, 'message') ?? reason;
  if (output.decision === 'block' || output.decision === 'deny' || output.ok === false) return reason;
  return undefined;
}

function voteIn(output: JsonObject, own: JsonObject): HookEffect['vote'] {
  const said = own.permissionDecision ?? output.decision;
  if (said === 'ask') return 'ask';
  return said === 'allow' || said === 'approve' ? 'allow' : undefined;
}

function only<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]: Value });
}

function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function inWords(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
