import { entryName } from '../../agent/permissions/settings-file.ts';
import type { Hook } from '../../protocol/config.ts';
import type { Json, JsonObject } from '../../protocol/json.ts';

/** Where a hook stands in a settings file: of which event, in which group, as which of it. */
export interface HookPlace {
  readonly on: string;
  readonly group: number;
  readonly index: number;
}

/** A hook as a settings file holds it. */
export interface WrittenHook {
  readonly on: string;
  readonly matcher: string | undefined;
  readonly entry: JsonObject;
}

interface Group {
  readonly matcher?: string;
  readonly hooks: readonly Json[];
}

/** The name by which a person agrees to a hook. */
export function consentName({ on, matcher, entry }: WrittenHook): string {
  return entryName('hook', { on, matcher, entry });
}

/** A hook that the agent has, as a settings file would hold it. */
export function writtenOf({ on, matcher, source: _, ...entry }: Hook): WrittenHook {
  return { on, matcher, entry: { type: 'rule', ...entry } as unknown as JsonObject };
}

/** The hook at a place of a settings file; undefined when there is none, or the text is no JSON. */
export function writtenAt(text: string, { on, group, index }: HookPlace): WrittenHook | undefined {
  const at = groupsOf(read(text), on)[group];
  const entry = at?.hooks[index];
  return at === undefined || !isObject(entry) ? undefined : { on, matcher: at.matcher, entry };
}

/** The settings file with one more hook, in the place of another where one is given; undefined when it is no JSON. */
export function withHook(text: string, hook: WrittenHook, instead?: HookPlace): string | undefined {
  const base = instead === undefined ? text : withoutHook(text, instead);
  const file = base === undefined ? undefined : read(base);
  if (file === undefined) return undefined;
  const groups = groupsOf(file, hook.on);
  const at = groups.findIndex(({ matcher }) => matcher === hook.matcher);
  const matcher = hook.matcher === undefined ? {} : { matcher: hook.matcher };
  const next =
    at < 0
      ? [...groups, { ...matcher, hooks: [hook.entry] }]
      : groups.map((group, i) => (i === at ? { ...group, hooks: [...group.hooks, hook.entry] } : group));
  return print(file, hook.on, next);
}

/** The settings file without the hook at a place; undefined when it is no JSON. */
export function withoutHook(text: string, { on, group, index }: HookPlace): string | undefined {
  const file = read(text);
  if (file === undefined) return undefined;
  const next = groupsOf(file, on).flatMap((each, i) => {
    const hooks = i === group ? each.hooks.filter((_, at) => at !== index) : each.hooks;
    return hooks.length === 0 ? [] : [{ ...each, hooks }];
  });
  return print(file, on, next);
}

function print(file: JsonObject, on: string, groups: readonly Group[]): string {
  const { [on]: _, ...others } = isObject(file.hooks) ? file.hooks : {};
  const hooks = groups.length === 0 ? others : { ...others, [on]: groups };
  return `${JSON.stringify({ ...file, hooks }, undefined, 2)}\n`;
}

function read(text: string): JsonObject | undefined {
  if (text.trim() === '') return {};
  try {
    const found = JSON.parse(text) as Json;
    return isObject(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function groupsOf(file: JsonObject | undefined, on: string): readonly Group[] {
  const hooks = isObject(file?.hooks) ? file.hooks[on] : undefined;
  // what stands in a file is another's: what has no list of hooks stays where it is, and holds none
  return Array.isArray(hooks)
    ? hooks.map((each) =>
        isObject(each) ? { ...each, hooks: Array.isArray(each.hooks) ? each.hooks : [] } : { hooks: [] },
      )
    : [];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
