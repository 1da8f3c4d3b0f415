import { z } from 'zod';
import { hookFault } from '../agent/hooks/rule.ts';
import { entryName } from '../agent/permissions/settings-file.ts';
import type { Hook } from '../protocol/config.ts';
import {
  commandHookFields,
  hookEventSchema,
  hookFields,
  promptHookFields,
  ruleHookFields,
  scriptHookFields,
} from '../protocol/settings-fields.ts';

/** A hook that a settings file holds, in the form of Claude Code's: of which event, in which group, as which of it. */
export interface FileHook {
  readonly on: string;
  readonly group: number;
  readonly index: number;
  readonly line: number;
  /** The name by which a person agrees to it. */
  readonly entry: string;
  /** What it is; or why it is left out. */
  readonly hook: Hook | undefined;
  readonly fault: string | undefined;
}

/** An entry of a settings file as it stands there. */
export interface HookEntry {
  readonly on: string;
  readonly matcher?: string | undefined;
  readonly entry: unknown;
}

const groupSchema = z.object({ matcher: z.string().optional(), hooks: z.array(z.unknown()) });
const kindSchema = z.object({ type: z.string() });
const { on: _on, ...common } = { ...hookFields, name: z.string().optional() };
/** What Claude Code shows while a hook runs. Here a row says it. */
const unused = { statusMessage: z.string().optional() };
const schemas = {
  rule: z.strictObject({ ...common, ...ruleHookFields, ...unused }),
  prompt: z.strictObject({ ...common, ...promptHookFields, ...unused }),
  command: z.strictObject({ ...common, ...commandHookFields, ...unused }),
  script: z.strictObject({ ...common, ...scriptHookFields, ...unused }),
} as const;

/** Every hook of a settings file, by its place; one bad entry spoils no other. `lineOf` says on which line something stands. */
export function hooksIn(
  hooks: Readonly<Record<string, readonly unknown[]>>,
  path: string,
  lineOf: (keys: readonly PropertyKey[]) => number,
): readonly FileHook[] {
  return Object.entries(hooks).flatMap(([on, groups]) =>
    groups.flatMap((group, at): readonly FileHook[] => {
      const place = { on, group: at, hook: undefined };
      const read = groupSchema.safeParse(group);
      if (!read.success) {
        const fault = 'Hooks stand in a list: { "matcher": …, "hooks": […] }.';
        return [{ ...place, index: 0, line: lineOf(['hooks', on, at]), entry: entryName('hook', group), fault }];
      }
      const { matcher } = read.data;
      return read.data.hooks.map((entry, index) => {
        const line = lineOf(['hooks', on, at, 'hooks', index]);
        const hook = readHook({ on, matcher, entry }, `${path}:${line}`);
        const known = typeof hook === 'string' ? { hook: undefined, fault: hook } : { hook, fault: undefined };
        return { ...place, index, line, entry: entryName('hook', { on, matcher, entry }), ...known };
      });
    }),
  );
}

/** The hook that an entry is, or why it is none. */
export function readHook({ on, matcher, entry }: HookEntry, source: string): Hook | string {
  const event = hookEventSchema.safeParse(on);
  if (!event.success) return `there is no event ${on}. There are: ${hookEventSchema.options.join(', ')}.`;
  const kind = kindSchema.safeParse(entry);
  if (!kind.success) return 'it does not say of which type it is.';
  const { type } = kind.data;
  if (!isKind(type)) return `hooks of the type ${type} are not run here.`;
  const read = schemas[type].safeParse(entry);
  if (!read.success) {
    const [issue] = read.error.issues;
    return [issue?.path.join('.'), issue?.message].filter(Boolean).join(': ');
  }
  const { statusMessage: _, name = `${on} at ${source}`, ...rest } = read.data;
  const hook = { ...rest, name, on: event.data, source, ...(matcher === undefined ? {} : { matcher }) } as Hook;
  return hookFault(hook) ?? hook;
}

function isKind(type: string): type is keyof typeof schemas {
  return Object.hasOwn(schemas, type);
}
