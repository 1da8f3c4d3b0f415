import { resolvePath } from '../../base/path.ts';
import { compilePattern, isRegex, patternFault } from '../../base/pattern.ts';
import type { Config, Hook, HookEvent, RuleHook } from '../../protocol/config.ts';
import type { HookEffect } from '../../protocol/event.ts';
import type { Json, JsonObject } from '../../protocol/json.ts';
import type { Call } from '../../views/calls.ts';
import type { Compaction } from '../../views/compaction.ts';
import { type FaultyRule, namesTool, parseRule, type ReadRule, type Scope } from '../permissions/rules.ts';
import { namesOf } from './claude-names.ts';

/** A hook that cannot be asked, and why. */
export class HookError extends Error {}

/**
 * The hooks that an event meets, in order. They depend on the tool's name alone, so that a hook that rewrites the input
 * does not change who comes after it; what the input holds is up to `fitsHook`. A hook that cannot be read meets every
 * call, so that it is heard of.
 */
export function hooksFor(config: Config, on: HookEvent, name?: string): readonly Hook[] {
  if (config.hooks.length === 0) return config.hooks;
  const risk = config.tools.find((tool) => tool.name === name)?.risk ?? 'meta';
  return config.hooks.filter((hook) => {
    if (hook.on !== on) return false;
    const { fault, matchers, about } = readHook(hook);
    if (name === undefined || fault !== undefined) return true;
    return matches(matchers, name) && (about === undefined || namesTool(about, { name, risk }));
  });
}

/** The event of a call that has a result: of a success, or of a failure. */
export function afterwards({ progress }: Call): 'PostToolUse' | 'PostToolUseFailure' {
  return progress.is === 'returned' && progress.result.failed ? 'PostToolUseFailure' : 'PostToolUse';
}

/** What a person is waited for, as a hook's matcher names it: to allow a call, or to answer it. */
export function waitingFor({ progress }: Call): 'permission_prompt' | 'elicitation_dialog' {
  return progress.is === 'asked' ? 'permission_prompt' : 'elicitation_dialog';
}

/** What called for a compaction, as a hook's matcher names it: the harness by itself, or a person. */
export function triggerOf(on: 'PreCompact' | 'PostCompact', { asked, done }: Compaction): 'auto' | 'manual' {
  const byPerson = on === 'PreCompact' ? asked : done?.event.trigger === 'person';
  return byPerson ? 'manual' : 'auto';
}

/** What is wrong with a hook, or nothing. */
export function hookFault(hook: Hook): string | undefined {
  return readHook(hook).fault;
}

/** Whether a hook that an event meets is to be asked, by what the event holds. Throws a `HookError` when it cannot be read. */
export function fitsHook(hook: Hook, payload: JsonObject): boolean {
  const { fault, about } = readHook(hook);
  if (fault !== undefined) throw new HookError(fault);
  const fits = Object.entries(hook.when ?? {}).every(([path, pattern]) => fitsAt(payload, path, pattern));
  return fits && (about === undefined || speaksOf(about, inputIn(payload)));
}

/** What a hook of the kind `rule` that fits answers to an event. Pure. */
export function ruleEffect(hook: RuleHook, payload: JsonObject): HookEffect {
  const { block, vote, context, replace, stop } = hook;
  const before = hook.on === 'PreToolUse';
  return {
    ...(block === undefined ? {} : { block }),
    ...(vote === undefined || !before ? {} : { vote }),
    ...(hook.input === undefined || !before ? {} : { input: { ...inputIn(payload), ...hook.input } }),
    ...(context === undefined ? {} : { context }),
    ...(replace === undefined || hook.on !== 'PostToolUse' ? {} : { replace }),
    ...(stop === undefined ? {} : { stop }),
  };
}

function inputIn({ tool_input: input }: JsonObject): JsonObject {
  return isObject(input) ? input : {};
}

interface HookReading {
  readonly fault: string | undefined;
  readonly matchers: readonly string[];
  readonly about: ReadRule | FaultyRule | undefined;
}

/** Hooks are looked at before every step, and never change. */
const readings = new WeakMap<Hook, HookReading>();

function readHook(hook: Hook): HookReading {
  const known = readings.get(hook);
  if (known !== undefined) return known;
  const matchers = matchersOf(hook);
  const about = hook.if === undefined ? undefined : parseRule({ verdict: 'ask', rule: hook.if, source: hook.name });
  const patterns = [...matchers, ...Object.values(hook.when ?? {})];
  const unread =
    about !== undefined && 'fault' in about ? `Its rule ${hook.if} cannot be read: ${about.fault}.` : undefined;
  const reading = { fault: patterns.map(patternFault).find((each) => each !== undefined) ?? unread, matchers, about };
  readings.set(hook, reading);
  return reading;
}

/**
 * A matcher is a name, a glob, a `/regex/`, or several names with `|` between them; none, empty or `*` is every tool. One
 * written for Claude Code may be a regex without its slashes, such as `^(Edit|Write)$`, and calls the tools as it does.
 */
function matchersOf({ matcher = '' }: Hook): readonly string[] {
  if (matcher === '') return [];
  if (isRegex(matcher)) return [matcher];
  if (/[$()+\\^]/.test(matcher)) return [`/${matcher}/`];
  return matcher.split('|').map((each) => each.trim().replaceAll('.*', '*'));
}

function matches(matchers: readonly string[], name: string): boolean {
  if (matchers.length === 0) return true;
  return matchers.some((each) => namesOf(name).some((said) => compilePattern(each, { whole: true }).test(said)));
}

function fitsAt(payload: JsonObject, path: string, pattern: string): boolean {
  const value = path
    .split('.')
    .reduce<Json | undefined>(
      (at, key) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as JsonObject)[key] : undefined,
      payload,
    );
  if (value === undefined) return false;
  return compilePattern(pattern).test(typeof value === 'string' ? value : JSON.stringify(value));
}

/**
 * Whether the pattern of a rule fits what stands in an input. A hook is no guard and knows no tool: it goes by the names
 * that fields for paths, commands and addresses bear, and takes a command apart at `&&`, `||`, `;`, `|` and line ends.
 */
function speaksOf(about: ReadRule | FaultyRule, input: JsonObject): boolean {
  if ('fault' in about || about.scope === undefined) return true;
  const { scope } = about;
  return Object.entries(input).some(([field, value]) =>
    (Array.isArray(value) ? value : [value]).some(
      (each) => typeof each === 'string' && speaksOfField(scope, field, each),
    ),
  );
}

function speaksOfField(scope: Scope, field: string, text: string): boolean {
  if (/path|file|folder|dir|^(from|to|cwd)$/i.test(field)) return scope.path(resolvePath(text) ?? text);
  if (/command|cmd/i.test(field)) return text.split(/&&|\|\||[;|\n]/).some((each) => scope.command(each));
  if (/url|domain/i.test(field)) return scope.domain(URL.canParse(text) ? new URL(text).hostname : text);
  return false;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
