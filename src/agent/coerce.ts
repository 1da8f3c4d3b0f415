import type { z } from 'zod';
import type { Json, JsonObject } from '../protocol/json.ts';
import type { Tool } from './tool.ts';

/** An input as its tool takes it, with the paths of what was unknown and dropped; or all that is wrong with it. */
export type Coerced =
  | { readonly ok: true; readonly input: JsonObject; readonly dropped: readonly string[] }
  | { readonly ok: false; readonly issues: string };

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** JSON in text in JSON in text: deeper nesting than this comes from no model that means well. */
const mostRounds = 8;

/**
 * Makes an input fit the way models need it: `"10"` for a number, `"true"` for a boolean, one value for a list of one,
 * `null` for what may be absent, JSON text for an object or a list. Checks, mends where the issues are, checks again.
 */
export function coerce(tool: Tool, input: JsonObject, malformed?: string): Coerced {
  if (malformed !== undefined)
    return refuse(tool, [`the arguments are not a JSON object; received: ${cut(malformed)}`]);
  const dropped: string[] = [];
  let value: Json = input;
  for (let round = 0; ; round++) {
    const parsed = tool.input.safeParse(value);
    if (parsed.success) {
      const taken = parsed.data as JsonObject;
      return { ok: true, input: taken, dropped: [...dropped, ...missingFrom(taken, value)] };
    }
    const { issues } = parsed.error;
    const mended: Json = round < mostRounds ? mend(value, issues, dropped) : value;
    if (mended === value)
      return refuse(
        tool,
        issues.flatMap((issue) => describe(issue, [], input, value)),
      );
    value = mended;
  }
}

/** The value with every issue mended that can be; the same value when none can. */
function mend(value: Json, issues: readonly Issue[], dropped: string[]): Json {
  let mended = value;
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        dropped.push(print([...issue.path, key]));
        mended = put(mended, [...issue.path, key], undefined) ?? mended;
      }
      continue;
    }
    const found = at(mended, issue.path);
    if (found === undefined) continue;
    const better = mendOne(found, issue, issue.path.length > 0 && typeof issue.path.at(-1) === 'string');
    if (better !== found) mended = put(mended, issue.path, better) ?? mended;
  }
  return mended;
}

/** A better value in place of one that does not fit; undefined to leave it out; the same when there is none. */
function mendOne(found: Json, issue: Issue, optional: boolean): Json | undefined {
  if (found === null && optional) return undefined;
  if (issue.code === 'invalid_type') return convert(found, issue.expected);
  if (issue.code === 'invalid_value')
    return (
      (issue.values.find(
        (each) => typeof found === 'string' && typeof each !== 'string' && String(each) === found.trim().toLowerCase(),
      ) as Json) ?? found
    );
  if (issue.code !== 'invalid_union') return found;
  for (const issues of issue.errors) {
    const better = mend(found, issues, []);
    // a way is taken when it mends all that stood in it
    if (better !== found && issues.every(({ path }) => at(better, path) !== at(found, path))) return better;
  }
  return found;
}

function convert(found: Json, expected: string): Json {
  const text = typeof found === 'string' ? found.trim() : undefined;
  switch (expected) {
    case 'number':
    case 'int':
      return text !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : found;
    case 'boolean':
      return text !== undefined && /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : found;
    case 'array': {
      const list = text?.startsWith('[') ? fromJson(text) : undefined;
      return Array.isArray(list) ? list : found === null ? found : [found];
    }
    case 'object':
    case 'record': {
      const object = text?.startsWith('{') ? fromJson(text) : undefined;
      return object !== undefined && !Array.isArray(object) ? object : found;
    }
    default:
      return found;
  }
}

function fromJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function at(value: Json | undefined, path: Path): Json | undefined {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as { readonly [key: PropertyKey]: Json })[key];
  }
  return found;
}

/** The value with another one at a path, or without what was there. */
function put(value: Json | undefined, path: Path, part: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return part;
  const inner = put(at(value, [key]), rest, part);
  if (Array.isArray(value)) return inner === undefined ? value : value.with(Number(key), inner);
  if (typeof value !== 'object' || value === null) return value;
  const { [String(key)]: _, ...others } = value as JsonObject;
  // in place, so that the order of the fields stays
  return inner === undefined ? others : { ...value, [String(key)]: inner };
}

/** What a schema silently left out: the keys that went in and did not come out. */
function missingFrom(taken: Json | undefined, given: Json | undefined, path: Path = []): readonly string[] {
  if (Array.isArray(taken) && Array.isArray(given))
    return given.flatMap((each, index) => missingFrom(taken[index], each, [...path, index]));
  if (!isObject(taken) || !isObject(given)) return [];
  return Object.keys(given).flatMap((key) =>
    Object.hasOwn(taken, key) ? missingFrom(taken[key], given[key], [...path, key]) : [print([...path, key])],
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describe(issue: Issue, above: Path, input: Json, value: Json): readonly string[] {
  const path = [...above, ...issue.path];
  // what came from text in the input is not in the input
  const given = at(input, path);
  const received = given === undefined ? at(value, path) : given;
  const tail = `received ${received === undefined ? 'nothing' : cut(JSON.stringify(received))}`;
  const ways = issue.code === 'invalid_union' ? issue.errors : [];
  const expected =
    ways.length > 0
      ? ways.map((each) => each.map((one) => wanted(one, one.path)).join(' and ')).join(', or ')
      : wanted(issue, []);
  return [`${print(path)}: ${expected}; ${tail}`];
}

/** What was expected, in words. */
function wanted(issue: Issue, within: Path): string {
  const where = within.length === 0 ? '' : ` at ${print(within)}`;
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected === 'int' ? 'a whole number' : issue.expected}${where}`;
  if (issue.code === 'invalid_value')
    return `expected ${issue.values.map((each) => JSON.stringify(each)).join(' or ')}${where}`;
  return `${issue.message}${where}`;
}

/** `edits[0].old` */
function print(path: Path): string {
  if (path.length === 0) return 'the input';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function refuse({ name }: Pick<Tool, 'name'>, issues: readonly string[]): Coerced {
  const lines = issues.slice(0, 20).map((issue) => `- ${issue}`);
  const more = issues.length > lines.length ? [`- and ${issues.length - lines.length} more`] : [];
  return {
    ok: false,
    issues: [`The input does not fit ${name}:`, ...lines, ...more, 'Correct it and call again.'].join('\n'),
  };
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}… (${text.length} characters)` : text;
}
