import type { Config, Mode } from '../../protocol/config.ts';
import type { Edit } from '../../protocol/edit.ts';
import type { JsonObject } from '../../protocol/json.ts';
import type { Editable } from './editables.ts';

/** What a person has written into the form of an edit. Arguments are JSON, numbers are text, as they are typed. */
export type Draft =
  | {
      readonly of: 'reply';
      readonly text: string;
      readonly thinking: string;
      readonly calls: readonly { readonly name: string; readonly input: string }[];
    }
  | { readonly of: 'result'; readonly text: string; readonly failed: boolean }
  | {
      readonly of: 'approval';
      readonly verdict: 'allow' | 'deny';
      readonly reason: string;
      readonly input: string;
      readonly mode: 'default' | 'auto' | undefined;
    }
  | { readonly of: 'answer' | 'prompt'; readonly text: string }
  | {
      readonly of: 'settings';
      readonly system: string;
      readonly mode: Mode;
      readonly maxTurns: string;
      readonly before: Pick<Config, 'system' | 'mode' | 'limits'>;
    }
  | { readonly of: 'files'; readonly path: string; readonly text: string; readonly gone: boolean };
export type DraftOf<Of extends Draft['of']> = Extract<Draft, { of: Of }>;

/** What a form says: the edit, or what is wrong and in which field. */
export type Read =
  | { readonly is: 'edit'; readonly edit: Edit }
  | { readonly is: 'fault'; readonly field: string; readonly why: string };

/** The form as it opens: what stands there now. */
export function draftOf(editable: Editable, config: Pick<Config, 'system' | 'mode' | 'limits'>): Draft {
  switch (editable.of) {
    case 'reply': {
      const { text, thinking, calls } = editable.reply;
      const written = calls.map(({ name, input, malformed }) => ({ name, input: malformed ?? print(input) }));
      return { of: 'reply', text, thinking, calls: written };
    }
    case 'result':
      return { of: 'result', text: editable.text, failed: editable.failed };
    case 'approval': {
      const { verdict, reason = '', input, mode } = editable.approval;
      return { of: 'approval', verdict, reason, input: input === undefined ? '' : print(input), mode };
    }
    case 'answer':
    case 'prompt':
      return { of: editable.of, text: editable.text };
    case 'settings': {
      const { system, mode, limits } = config;
      return { of: 'settings', system, mode, maxTurns: String(limits.maxTurns), before: { system, mode, limits } };
    }
    case 'files':
      return { of: 'files', path: '', text: '', gone: false };
  }
}

/** Reads a form. */
export function readDraft(draft: Draft): Read {
  switch (draft.of) {
    case 'reply': {
      const calls: { name: string; input: JsonObject }[] = [];
      for (const [at, { name, input }] of draft.calls.entries()) {
        if (name.trim() === '') return fault(`name ${at}`, 'A call needs the name of a tool.');
        const read = readInput(input);
        if (typeof read === 'string') return fault(`input ${at}`, read);
        calls.push({ name: name.trim(), input: read });
      }
      return edit({ of: 'reply', text: draft.text, thinking: draft.thinking, calls });
    }
    case 'result':
      return edit({ of: 'result', text: draft.text, failed: draft.failed });
    case 'approval': {
      const { verdict, reason, input, mode } = draft;
      const written = verdict === 'allow' && input.trim() !== '' ? readInput(input) : undefined;
      if (typeof written === 'string') return fault('input', written);
      return edit({
        of: 'approval',
        verdict,
        ...(verdict === 'deny' && reason !== '' ? { reason } : {}),
        ...(written === undefined ? {} : { input: written }),
        ...(verdict === 'allow' && mode !== undefined ? { mode } : {}),
      });
    }
    case 'answer':
      return edit({ of: 'answer', text: draft.text });
    case 'prompt':
      return draft.text.trim() === '' ? fault('text', 'Say something.') : edit({ of: 'prompt', text: draft.text });
    case 'settings':
      return readSettings(draft);
    case 'files': {
      const path = draft.path.trim();
      if (path === '') return fault('path', 'Which file? Give its path, such as src/index.ts.');
      return edit({ of: 'files', files: [{ path, text: draft.gone ? null : draft.text }] });
    }
  }
}

/** Only what differs is set. */
function readSettings({ system, mode, maxTurns, before }: DraftOf<'settings'>): Read {
  const turns = Number(maxTurns);
  if (!Number.isInteger(turns) || turns < 1) return fault('maxTurns', 'A whole number of turns, 1 at least.');
  const config = {
    ...(system === before.system ? {} : { system }),
    ...(mode === before.mode ? {} : { mode }),
    ...(turns === before.limits.maxTurns ? {} : { limits: { ...before.limits, maxTurns: turns } }),
  };
  if (Object.keys(config).length === 0) return fault('system', 'No setting is another than before.');
  return edit({ of: 'settings', config });
}

/** Arguments as they were typed; a text that says why they are none. */
function readInput(text: string): JsonObject | string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
    return 'Arguments are an object: {"name": "value"}.';
  } catch (error) {
    return `This is no JSON: ${error instanceof Error ? error.message : 'unknown'}.`;
  }
}

function print(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}

function edit(made: Edit): Read {
  return { is: 'edit', edit: made };
}

function fault(field: string, why: string): Read {
  return { is: 'fault', field, why };
}
