import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { hookFault } from '../agent/hooks/rule.ts';
import { ruleFault } from '../agent/permissions/rules.ts';
import { entryName } from '../agent/permissions/settings-file.ts';
import type { Settings } from '../agent/ports.ts';
import type { Hook, Rule } from '../protocol/config.ts';
import type { SettingsNote } from '../protocol/event.ts';
import { scriptHookSchema } from '../protocol/script-settings.ts';
import { hookEventSchema } from '../protocol/settings-fields.ts';
import { placeOf } from './yaml-place.ts';

/** Whether a person has agreed to an entry, by its name. */
export type Consent = (entry: string) => boolean;

/** The whole file: in the form of Claude Code's, with hooks of our own kinds. What else is in it is left to others. */
const fileSchema = z.object({
  permissions: z
    .object({ allow: z.array(z.unknown()), ask: z.array(z.unknown()), deny: z.array(z.unknown()) })
    .partial()
    .optional(),
  hooks: z.record(z.string(), z.array(z.unknown())).optional(),
});
const groupSchema = z.object({ matcher: z.string().optional(), hooks: z.array(z.unknown()) });
const kindSchema = z.object({ type: z.string() });
const ruleHookSchema = scriptHookSchema.omit({ on: true, name: true }).extend({
  type: z.literal('rule'),
  name: z.string().optional(),
});

/**
 * Reads the rules and hooks of a settings file. One bad entry spoils no other, and every one is told by its line. What
 * refuses or asks always holds, and where it cannot be read a person is asked; what allows, and hooks, hold only with
 * a person's consent.
 */
export function readSettingsFile(path: string, text: string, consent: Consent): Settings {
  try {
    return read(path, text, consent);
  } catch (error) {
    // what the text makes of the stack and of its aliases is no bug of ours
    if (error instanceof RangeError || error instanceof ReferenceError) return unreadable(path, 1, error.message);
    throw error;
  }
}

function read(path: string, text: string, consent: Consent): Settings {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, resolveKnownTags: false });
  const [broken] = doc.errors;
  if (broken !== undefined) return unreadable(path, lines.linePos(broken.pos[0]).line, broken.message);
  const lineOf = (keys: readonly PropertyKey[]) => placeOf(doc, lines, keys).line;
  const file = fileSchema.safeParse(doc.toJS({ maxAliasCount: 0 }) ?? {});
  if (!file.success) {
    const [issue] = file.error.issues;
    return unreadable(path, lineOf(issue?.path ?? []), `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const rules: Rule[] = [];
  const hooks: Hook[] = [];
  const notes: SettingsNote[] = [];

  for (const verdict of ['deny', 'ask', 'allow'] as const) {
    for (const [index, entry] of (file.data.permissions?.[verdict] ?? []).entries()) {
      const line = lineOf(['permissions', verdict, index]);
      const rule: Rule = { verdict, rule: typeof entry === 'string' ? entry : '', source: `${path}:${line}` };
      const fault = ruleFault(rule);
      const name = entryName(verdict, entry);
      if (fault !== undefined) notes.push({ line, what: `This ${verdict} rule cannot be read: ${fault}.` });
      else if (verdict === 'allow' && !consent(name))
        notes.push({ line, what: `The rule allow ${rule.rule} is off until you switch it on.`, entry: name });
      // one that refuses and cannot be read still counts: it may have meant any call
      if (verdict === 'allow' ? fault === undefined && consent(name) : true) rules.push(rule);
    }
  }
  for (const [on, groups] of Object.entries(file.data.hooks ?? {})) {
    for (const [at, group] of groups.entries()) {
      const above = ['hooks', on, at];
      const read = groupSchema.safeParse(group);
      if (!read.success) {
        notes.push({ line: lineOf(above), what: 'Hooks stand in a list: { "matcher": …, "hooks": […] }.' });
        continue;
      }
      for (const [index, entry] of read.data.hooks.entries()) {
        const line = lineOf([...above, 'hooks', index]);
        const hook = hookOf(on, read.data.matcher, entry, `${path}:${line}`);
        const name = entryName('hook', { on, matcher: read.data.matcher, entry });
        if (typeof hook === 'string') notes.push({ line, what: `This hook is left out: ${hook}` });
        else if (consent(name)) hooks.push(hook);
        else notes.push({ line, what: `The hook ${hook.name} is off until you switch it on.`, entry: name });
      }
    }
  }
  return { rules, hooks, notes };
}

/** The names of all entries of a text that need consent: those that a person wrote themselves need no other. */
export function entriesOf(path: string, text: string): readonly string[] {
  return readSettingsFile(path, text, () => false).notes.flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
}

/** A settings file with more rules that allow; undefined when it cannot be read, and so is not to be touched. */
export function withAllowed(text: string, rules: readonly string[]): string | undefined {
  let found: unknown;
  try {
    found = text.trim() === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
  const file = fileSchema.safeParse(found);
  if (!file.success) return undefined;
  const { permissions = {} } = file.data;
  const allow = [...new Set([...(permissions.allow ?? []), ...rules])];
  return `${JSON.stringify({ ...(found as object), permissions: { ...permissions, allow } }, undefined, 2)}\n`;
}

/** A file that cannot be read may have refused anything: until it is mended a person is asked about every call. */
function unreadable(path: string, line: number, what: string): Settings {
  return {
    rules: [{ verdict: 'deny', rule: '', source: `${path}:${line}` }],
    hooks: [],
    notes: [{ line, what: `The file cannot be read: ${what}. Until it is mended, every call is asked for.` }],
  };
}

function hookOf(on: string, matcher: string | undefined, entry: unknown, source: string): Hook | string {
  const event = hookEventSchema.safeParse(on);
  if (on === 'SessionEnd') return 'a run has no end here: it rests, and goes on when something is said. Use Stop.';
  if (!event.success) return `there is no event ${on}. There are: ${hookEventSchema.options.join(', ')}.`;
  const kind = kindSchema.safeParse(entry);
  if (!kind.success) return 'it does not say of which type it is.';
  if (kind.data.type !== 'rule') return `hooks of the type ${kind.data.type} are not run here.`;
  const read = ruleHookSchema.safeParse(entry);
  if (!read.success) {
    const [issue] = read.error.issues;
    return `${issue?.path.join('.')}: ${issue?.message}`;
  }
  const { type: _, name = `${on} at ${source}`, ...rest } = read.data;
  const hook: Hook = { ...rest, name, on: event.data, source, ...(matcher === undefined ? {} : { matcher }) };
  return hookFault(hook) ?? hook;
}
