import type { JsonObject } from '../../protocol/json.ts';
import { applyEdits, type Edit } from '../../tools/edit_file/edits.ts';

/** What a call would make of a text: the new text, why it cannot be made, or nothing when the call changes no text. */
export type Change =
  | { readonly is: 'text'; readonly after: string }
  | { readonly is: 'impossible'; readonly why: string };

/** Whether a tool's call is shown as a difference between two texts. */
export function changesText(tool: string): boolean {
  return tool === 'write_file' || tool === 'edit_file';
}

/** What these arguments would make of a text; `before` is undefined when there is no file yet. */
export function changeOf(
  tool: string,
  input: JsonObject,
  path: string,
  before: string | undefined,
): Change | undefined {
  if (tool === 'write_file')
    return typeof input.content === 'string' ? { is: 'text', after: input.content } : undefined;
  if (tool !== 'edit_file') return undefined;
  if (before === undefined) return { is: 'impossible', why: `There is no file at ${path}, so this edit will fail.` };
  const { more = [] } = input;
  const edits = [input, ...(Array.isArray(more) ? more : [])].flatMap((each) => editOf(each) ?? []);
  try {
    return { is: 'text', after: applyEdits(path, before, edits).text };
  } catch (error) {
    return { is: 'impossible', why: error instanceof Error ? error.message : String(error) };
  }
}

function editOf(value: JsonObject[string]): Edit | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { old, new: by, replace_all } = value as JsonObject;
  return typeof old === 'string' && typeof by === 'string'
    ? { old, new: by, replace_all: replace_all === true }
    : undefined;
}
