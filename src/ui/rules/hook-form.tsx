import { useState } from 'react';
import { settingsPath } from '../../agent/permissions/settings-file.ts';
import type { JsonObject } from '../../protocol/json.ts';
import { Button } from '../kit/button.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { Select } from '../kit/select.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useDelivery } from '../state/delivery.ts';
import { focusFirst } from './focus-first.ts';
import { consentName, type HookPlace, type WrittenHook, withHook } from './hook-entries.ts';
import { hookEvents, templates } from './hook-samples.ts';
import { useProbe } from './use-probe.ts';

type Kind = keyof typeof templates;
const kinds = (Object.keys(templates) as readonly Kind[]).map((value) => ({ value, label: value }));
const events = hookEvents.map((value) => ({ value, label: value }));
const print = (entry: JsonObject): string => JSON.stringify(entry, undefined, 2);

/** A hook that a person writes, checked as they type by the same reader that the agent has. */
export function HookForm(props: {
  readonly run: string;
  readonly agent: string;
  /** The text of the settings file as it stands. */
  readonly settings: string;
  /** The hook that is edited, and where it stands; a new one when left out. */
  readonly edited: { readonly hook: WrittenHook; readonly place: HookPlace } | undefined;
  readonly onTry: (hook: WrittenHook) => void;
  readonly onDone: () => void;
}) {
  const { run, agent, settings, edited, onTry, onDone } = props;
  const [on, setOn] = useState(edited?.hook.on ?? 'PreToolUse');
  const [matcher, setMatcher] = useState(edited?.hook.matcher ?? '');
  const [kind, setKind] = useState<Kind>('rule');
  const [text, setText] = useState(print(edited?.hook.entry ?? templates.rule));
  const [delivery, deliver] = useDelivery();

  const read = readEntry(text);
  const hook: WrittenHook | undefined =
    'entry' in read
      ? { on, matcher: matcher.trim() === '' ? undefined : matcher.trim(), entry: read.entry }
      : undefined;
  const next = hook && withHook(settings, hook, edited?.place);
  const name = hook && consentName(hook);
  const asked = next === undefined ? undefined : { tool: '', input: {}, agent, settings: next, written: true };
  const found = useProbe(asked).data?.hooks.find(({ entry }) => entry === name);
  const fault = 'why' in read ? read.why : found?.fault && `line ${found.line} of the file: ${found.fault}`;
  const sound = next !== undefined && found !== undefined && fault === undefined;

  function choose(value: Kind): void {
    setKind(value);
    // what was written is not thrown away for a choice
    if (Object.values(templates).some((template) => print(template) === text)) setText(print(templates[value]));
  }

  function save(): void {
    if (next === undefined || name === undefined || !sound) return;
    deliver({ do: 'write-settings', run, text: next, wrote: [name] });
    onDone();
  }

  return (
    <form
      ref={focusFirst}
      aria-label={edited === undefined ? 'New hook' : 'Edit the hook'}
      className="grid gap-2.5 px-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Select
        label="Event"
        choices={events}
        value={hookEvents.find((each) => each === on) ?? 'PreToolUse'}
        onChange={setOn}
        mono
      />
      <TextField
        label="Matcher: a tool, a glob or a /regex/; may be left out"
        value={matcher}
        onChange={setMatcher}
        mono
        spellCheck={false}
      />
      {edited === undefined && (
        <div>
          <Segmented label="Kind of hook" choices={kinds} value={kind} onChange={choose} size="small" />
        </div>
      )}
      <TextField
        label="The hook, as JSON"
        value={text}
        onChange={setText}
        rows={Math.min(14, Math.max(4, text.split('\n').length))}
        mono
        spellCheck={false}
        error={fault}
      />
      {next === undefined && hook !== undefined && (
        <p role="alert" className="text-error">
          {settingsPath} is no JSON, so no hook can be put there. Mend it in the Rules panel first.
        </p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" size="small" disabled={!sound}>
          Save the hook
        </Button>
        <Button size="small" disabled={hook === undefined || fault !== undefined} onClick={() => hook && onTry(hook)}>
          Try it
        </Button>
        <Button look="quiet" size="small" onClick={onDone}>
          Throw away
        </Button>
      </div>
      {delivery.is === 'refused' && (
        <p role="alert" className="text-error">
          Nothing was saved: {delivery.why}
        </p>
      )}
      <p className="text-12 text-ink-2">
        It is written to {settingsPath}, and is on: what you write, you agree to. One that is edited later by anybody
        else is off again.
      </p>
    </form>
  );
}

function readEntry(text: string): { readonly entry: JsonObject } | { readonly why: string } {
  try {
    const entry: unknown = JSON.parse(text);
    if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) return { entry: entry as JsonObject };
    return { why: 'A hook is an object: { "type": … }.' };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
