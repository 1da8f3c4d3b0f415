import type { JsonObject } from '../../protocol/json.ts';
import type { ModelRule } from '../../protocol/play.ts';

/** A rule written by hand, or why it cannot be one yet; `field` says which of the two fields is wrong. */
export type Written =
  | { readonly ok: true; readonly rule: ModelRule }
  | { readonly ok: false; readonly field: 'text' | 'calls'; readonly why: string };

/** Makes a rule of the reply that the script lacks. `calls` is JSON: a list of `{ "tool", "input" }`, or nothing. */
export function ruleFor(reply: number, text: string, calls: string, tools: readonly string[]): Written {
  const read = readCalls(calls, tools);
  if (typeof read === 'string') return { ok: false, field: 'calls', why: read };
  if (text.trim() === '' && read.length === 0) {
    return { ok: false, field: 'text', why: 'A reply says something, or calls a tool.' };
  }
  return {
    ok: true,
    rule: {
      name: `written by you for reply ${reply}`,
      when: { reply },
      once: false,
      reply: { text, thinking: '', calls: read, speed: 400, cut: false },
    },
  };
}

/** The rules with one of them set free: it replies whatever was new to the model. */
export function asRecorded(rules: readonly ModelRule[], name: string): readonly ModelRule[] {
  return rules.map((rule, index) => {
    if ((rule.name ?? `rule ${index + 1}`) !== name) return rule;
    const { heard: _, ...when } = rule.when;
    return { ...rule, when };
  });
}

type Calls = ModelRule['reply']['calls'];

function readCalls(text: string, tools: readonly string[]): Calls | string {
  if (text.trim() === '') return [];
  const form = 'a list such as [{ "tool": "read_file", "input": { "path": "a.txt" } }]';
  try {
    const value: unknown = JSON.parse(text);
    if (!Array.isArray(value)) return `This must be ${form}.`;
    const calls: { tool: string; input: JsonObject }[] = [];
    for (const [at, item] of value.entries()) {
      if (!isObject(item) || typeof item.tool !== 'string')
        return `Call ${at + 1} names no tool. This must be ${form}.`;
      if (!tools.includes(item.tool))
        return `Call ${at + 1}: there is no tool ${item.tool}. There are: ${tools.join(', ')}.`;
      const { input = {} } = item;
      if (!isObject(input)) return `Call ${at + 1}: its input must be an object in braces.`;
      calls.push({ tool: item.tool, input: input as JsonObject });
    }
    return calls;
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
