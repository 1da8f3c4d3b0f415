import type { Json, JsonObject } from '../../protocol/json.ts';

/** A field of a call's arguments as it is edited: text as it is, anything else as JSON. */
export interface Field {
  readonly name: string;
  readonly form: 'text' | 'json';
  readonly required: boolean;
}

/** Arguments while they are edited: the text of each field. */
export type Draft = Readonly<Record<string, string>>;

/** What a draft says: arguments, or what is wrong with which field. */
export type Drafted =
  | { readonly ok: true; readonly input: JsonObject }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** The fields to draw: those of the tool's schema in its order, then what the call has besides. */
export function fieldsOf(schema: JsonObject, input: JsonObject): readonly Field[] {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const names = new Set([...Object.keys(properties), ...Object.keys(input)]);
  return [...names].map((name) => {
    const property = properties[name];
    const spec = isObject(property) ? property : {};
    const form = Object.hasOwn(input, name) ? typeof input[name] === 'string' : spec.type === 'string';
    return {
      name,
      form: form ? 'text' : 'json',
      required: required.includes(name),
    };
  });
}

/** The arguments as texts to be edited; what the call leaves out is empty. */
export function draftOf(fields: readonly Field[], input: JsonObject): Draft {
  return Object.fromEntries(
    fields.map(({ name, form }) => [name, Object.hasOwn(input, name) ? print(input[name], form) : '']),
  );
}

/** Reads a draft back. An empty field that the call had left out, or that is JSON and may be left out, stays out. */
export function readDraft(fields: readonly Field[], draft: Draft, before: JsonObject): Drafted {
  const errors: [string, string][] = [];
  const input: [string, Json][] = [];
  for (const { name, form, required } of fields) {
    const text = draft[name] ?? '';
    const absent = text.trim() === '' && !required && (form === 'json' || !Object.hasOwn(before, name));
    if (absent) continue;
    if (form === 'text') input.push([name, text]);
    else {
      const value = parse(text);
      if (value.ok) input.push([name, value.json]);
      else errors.push([name, value.why]);
    }
  }
  if (errors.length > 0) return { ok: false, errors: Object.fromEntries(errors) };
  return { ok: true, input: Object.fromEntries(input) };
}

/** Whether two values say the same. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]))
  );
}

function print(value: Json | undefined, form: Field['form']): string {
  return form === 'text' && typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

function parse(
  text: string,
): { readonly ok: true; readonly json: Json } | { readonly ok: false; readonly why: string } {
  if (text.trim() === '') return { ok: false, why: 'This field may not be empty.' };
  try {
    return { ok: true, json: JSON.parse(text) as Json };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, why: `This is not JSON: ${why}. Text stands in double quotes.` };
  }
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
