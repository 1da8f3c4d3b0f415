import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ruleFault } from '../agent/permissions/rules.ts';
import { entryName } from '../agent/permissions/settings-file.ts';
import type { Settings } from '../agent/ports.ts';
import type { Hook, Rule } from '../protocol/config.ts';
import type { SettingsNote } from '../protocol/event.ts';
import { type FileHook, hooksIn } from './file-hooks.ts';
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
/** What a settings file says: what of it holds, what is to be said of the rest, and every hook in it. */
export interface SettingsReading extends Settings {
  readonly entries: readonly FileHook[];
}

/**
 * Reads the rules and hooks of a settings file. One bad entry spoils no other, and every one is told by its line. What
 * refuses or asks always holds, and where it cannot be read a person is asked; what allows, and hooks, hold only with
 * a person's consent.
 */
export function readSettingsFile(path: string, text: string, consent: Consent): SettingsReading {
  try {
    return read(path, text, consent);
  } catch (error) {
    // what the text makes of the stack and of its aliases is no bug of ours
    if (error instanceof RangeError || error instanceof ReferenceError) return unreadable(path, 1, error.message);
    throw error;
  }
}

function read(path: string, text: string, consent: Consent): SettingsReading {
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
  const entries = hooksIn(file.data.hooks ?? {}, path, lineOf);
  for (const { hook, fault, line, entry } of entries) {
    if (hook === undefined) notes.push({ line, what: `This hook is left out: ${fault}` });
    else if (consent(entry)) hooks.push(hook);
    else notes.push({ line, what: `The hook ${hook.name} is off until you switch it on.`, entry });
  }
  return { rules, hooks, notes, entries };
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
function unreadable(path: string, line: number, what: string): SettingsReading {
  return {
    rules: [{ verdict: 'deny', rule: '', source: `${path}:${line}` }],
    hooks: [],
    entries: [],
    notes: [{ line, what: `The file cannot be read: ${what}. Until it is mended, every call is asked for.` }],
  };
}
