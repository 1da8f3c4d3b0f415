import type { Hook } from '../../protocol/config.ts';
import type { Json, JsonObject } from '../../protocol/json.ts';
import { namesOf } from './claude-names.ts';

/** What Claude Code calls the fields of an input that are here too. */
const fields: Readonly<Record<string, string>> = { path: 'file_path', old: 'old_string', new: 'new_string' };
const ours: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(fields).map(([own, its]) => [its, own]),
);

/** The event of a tool as a hook reads it whose matcher calls that tool as Claude Code does: with its names throughout. */
export function asClaudeSays(event: JsonObject, { matcher = '' }: Pick<Hook, 'matcher'>): JsonObject {
  const { tool_name: tool, tool_input: input, tool_response: response, tool_failed: failed } = event;
  const name =
    typeof tool === 'string'
      ? namesOf(tool)
          .slice(1)
          .find((each) => speaksOf(matcher, each))
      : undefined;
  if (name === undefined) return event;
  const renamed = renameFields(input, fields);
  const path = isObject(renamed) ? renamed.file_path : undefined;
  const answered =
    typeof response === 'string'
      ? {
          tool_response: {
            success: failed !== true,
            content: response,
            ...(path === undefined ? {} : { filePath: path }),
          },
        }
      : {};
  return { ...event, tool_name: name, tool_input: renamed, ...answered };
}

/** The input of a call as such a hook gives it back, with the names of here. */
export function asSaidHere(input: JsonObject): JsonObject {
  const named = renameFields(input, ours);
  return isObject(named) ? named : input;
}

function speaksOf(matcher: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(matcher);
}

function renameFields(value: Json | undefined, names: Readonly<Record<string, string>>): Json {
  if (Array.isArray(value)) return value.map((each) => renameFields(each as Json, names));
  if (!isObject(value)) return value ?? {};
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const name = Object.hasOwn(names, key) ? (names[key] ?? key) : key;
      if (name === 'file_path' && typeof each === 'string') return [name, `/${each.replace(/^\/+/, '')}`];
      return [name, key === 'edits' ? renameFields(each as Json, names) : (each as Json)];
    }),
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
