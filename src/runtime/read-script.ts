import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { type Script, scriptSchema } from '../protocol/script.ts';
import { faultsIn, type ThereIs } from './check-script.ts';
import { isThere, placeAt, placeOf, placeOfKey, type TextPlace } from './yaml-place.ts';

/** What is wrong with a script, where in its text (counted from 1), and at which keys, such as `model.0.reply`. */
export interface ScriptIssue extends TextPlace {
  readonly message: string;
  readonly path: string;
}

/** A script that can be played, or all that keeps it from that. */
export type ScriptReading =
  | { readonly ok: true; readonly script: Script }
  | { readonly ok: false; readonly issues: readonly ScriptIssue[] };

const mostCharacters = 5_000_000;
const mostAliases = 100;
const mostIssues = 50;
const start = { line: 1, column: 1, path: '' };

/**
 * Reads a script from YAML or JSON. Nothing in it is run; what is wrong is told by line and column. With the names of the
 * tools and skills that there are, a script that wants another is refused.
 */
export function readScript(text: string, there: ThereIs = {}): ScriptReading {
  if (text.length > mostCharacters) return refuse([{ ...start, message: 'The script is larger than 5 MB.' }]);
  try {
    return read(text, there);
  } catch (error) {
    // what the text makes of the stack and of its aliases is no bug of ours
    if (error instanceof RangeError) return refuse([{ ...start, message: 'The script is nested too deeply.' }]);
    const alias = error instanceof ReferenceError && /alias/i.test(error.message);
    if (alias) return refuse([{ ...start, message: aliasFault(error.message) }]);
    throw error;
  }
}

function aliasFault(message: string): string {
  return message.startsWith('Unresolved') ? message : 'The aliases of the script stand for too much.';
}

function read(text: string, there: ThereIs): ScriptReading {
  const lines = new LineCounter();
  // tags that YAML knows besides those of JSON (sets, binaries, …) would make values that JSON has not,
  // and its own search for keys that are there twice compares each with each
  const options = { prettyErrors: false, resolveKnownTags: false, uniqueKeys: false };
  const doc = parseDocument(text, { ...options, lineCounter: lines });
  const broken = brokenIn(doc, lines);
  if (broken.length > 0) return refuse(broken);
  const parsed = scriptSchema.safeParse(doc.toJS({ maxAliasCount: mostAliases }));
  if (!parsed.success)
    return refuse(parsed.error.issues.slice(0, mostIssues).flatMap((issue) => explain(issue, [], doc, lines)));
  const faults = faultsIn(parsed.data, there);
  if (faults.length === 0) return { ok: true, script: parsed.data };
  return refuse(
    faults
      .slice(0, mostIssues)
      .map(({ path, message }) => ({ ...placeOf(doc, lines, path), path: path.join('.'), message })),
  );
}

/** A script's issue on one line, as compilers write it. */
export function formatIssue(file: string, { line, column, path, message }: ScriptIssue): string {
  return `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`;
}

function refuse(issues: readonly ScriptIssue[]): ScriptReading {
  return { ok: false, issues: [...issues].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, mostIssues) };
}

/** What is wrong with the text before anyone asks what it means. */
function brokenIn(doc: Document, lines: LineCounter): readonly ScriptIssue[] {
  const found = [...doc.errors, ...doc.warnings].map(({ message, pos }) => ({
    ...placeAt(lines, pos[0]),
    path: '',
    message,
  }));
  if (found.length === 0 && doc.contents === null)
    return [{ line: 1, column: 1, path: '', message: 'The script is empty.' }];
  visit(doc, {
    Map(_, { items }) {
      const names = new Set<string>();
      for (const { key } of items) {
        const name = String(key);
        const at = isNode(key) ? placeAt(lines, key.range?.[0] ?? 0) : start;
        if (name === '__proto__') found.push({ ...at, path: '', message: 'Nothing may be called __proto__.' });
        if (names.has(name)) found.push({ ...at, path: '', message: `"${name}" is there twice.` });
        names.add(name);
      }
    },
  });
  return found;
}

type Issue = z.core.$ZodIssue;

function explain(
  issue: Issue,
  above: readonly PropertyKey[],
  doc: Document,
  lines: LineCounter,
): readonly ScriptIssue[] {
  const keys = [...above, ...issue.path];
  const path = keys.join('.');
  if (issue.code === 'invalid_union') {
    const branch = meant(issue.errors, keys, doc);
    if (branch) return branch.flatMap((each) => explain(each, keys, doc, lines));
    return [{ ...placeOf(doc, lines, keys), path, message: issue.message }];
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostIssues).map((key) => ({
      ...placeOfKey(doc, lines, keys, key),
      path,
      message: `There is no "${key}" here.`,
    }));
  }
  if (!isThere(doc, keys))
    return [{ ...placeOf(doc, lines, keys), path, message: `"${String(keys.at(-1))}" is missing.` }];
  return [{ ...placeOf(doc, lines, keys), path, message: issue.message.replace('Invalid input: e', 'E') }];
}

/** Of several forms, the one that was meant: whose own keys are there, and no other, so that what is wrong lies inside. */
function meant(
  forms: readonly (readonly Issue[])[],
  keys: readonly PropertyKey[],
  doc: Document,
): readonly Issue[] | undefined {
  return forms.find((issues) =>
    issues.every(({ path }) => path.length > 1 || (path.length === 1 && isThere(doc, [...keys, ...path]))),
  );
}
