import { compilePattern, patternFault } from '../../base/pattern.ts';
import type { Json, JsonObject } from '../../protocol/json.ts';

const places = /\{\{last(?::(\/(?:[^/\\]|\\.)+\/[a-z]*))?\}\}/g;

/**
 * A text with its quotes filled in: `{{last}}` is what the model heard last, `{{last:/regex/}}` what the first group of
 * the expression holds there (all that it matches, when it has no group).
 */
export function fill(text: string, last: string): string {
  return text.replace(places, (_, pattern: string | undefined) => {
    if (pattern === undefined) return last;
    const found = compilePattern(pattern).exec(last);
    return found?.[1] ?? found?.[0] ?? `(nothing here fits ${pattern})`;
  });
}

/** Fills in every text of a call's input. */
export function fillInput(input: JsonObject, last: string): JsonObject {
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, fillValue(value, last)]));
}

function fillValue(value: Json, last: string): Json {
  if (typeof value === 'string') return fill(value, last);
  if (Array.isArray(value)) return value.map((item) => fillValue(item as Json, last));
  return typeof value === 'object' && value !== null ? fillInput(value as JsonObject, last) : value;
}

/** What is wrong with the quotes of a text, in words; nothing when they can be filled in. */
export function faultInTemplate(text: string): string | undefined {
  for (const [, pattern] of text.matchAll(places)) {
    const fault = pattern === undefined ? undefined : patternFault(pattern);
    if (fault !== undefined) return fault;
  }
  const left = /\{\{\s*last\b[^}]*\}?\}?/.exec(text.replace(places, ''));
  return left ? `${left[0]} is not a quote: write {{last}} or {{last:/regular expression/}}.` : undefined;
}
