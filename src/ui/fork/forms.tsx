import { Button } from '../kit/button.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { Switch } from '../kit/switch.tsx';
import { TextField } from '../kit/text-field.tsx';
import { modes } from '../words/modes.ts';
import type { Draft } from './draft.ts';
import { FilesForm } from './files-form.tsx';
import type { FormProps } from './form-props.ts';

/** The form for what is edited. */
export function Form({ draft, seq, ...rest }: FormProps<Draft['of']> & { readonly seq: number }) {
  switch (draft.of) {
    case 'reply':
      return <ReplyForm draft={draft} {...rest} />;
    case 'result':
      return <ResultForm draft={draft} {...rest} />;
    case 'approval':
      return <ApprovalForm draft={draft} {...rest} />;
    case 'answer':
    case 'prompt':
      return <WordsForm draft={draft} {...rest} />;
    case 'settings':
      return <SettingsForm draft={draft} {...rest} />;
    case 'files':
      return <FilesForm draft={draft} seq={seq} {...rest} />;
  }
}

function ReplyForm({ draft, onChange, fault }: FormProps<'reply'>) {
  const { text, thinking, calls } = draft;
  const change = (at: number, call: Partial<(typeof calls)[number]>) =>
    onChange({ ...draft, calls: calls.map((each, place) => (place === at ? { ...each, ...call } : each)) });
  return (
    <div className="grid gap-3">
      <TextField
        label="Text"
        rows={3}
        value={text}
        onChange={(value) => onChange({ ...draft, text: value })}
        firstFocus
      />
      {thinking !== '' && (
        <TextField
          label="Thinking"
          rows={2}
          value={thinking}
          onChange={(value) => onChange({ ...draft, thinking: value })}
        />
      )}
      {calls.map(({ name, input }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a call is known by its place
        <fieldset key={at} className="grid gap-2 rounded-box border border-line p-3">
          <legend className="px-1 font-semibold text-12 text-ink-2">Call {at + 1}</legend>
          <div className="flex items-end gap-2">
            <TextField
              label="Tool"
              mono
              value={name}
              onChange={(value) => change(at, { name: value })}
              error={fault?.field === `name ${at}` ? fault.why : undefined}
            />
            <Button
              aria-label={`Take call ${at + 1} away`}
              onClick={() => onChange({ ...draft, calls: calls.filter((_, place) => place !== at) })}
            >
              Take away
            </Button>
          </div>
          <TextField
            label="Arguments, as JSON"
            mono
            rows={Math.min(14, Math.max(3, input.split('\n').length))}
            spellCheck={false}
            value={input}
            onChange={(value) => change(at, { input: value })}
            error={fault?.field === `input ${at}` ? fault.why : undefined}
          />
        </fieldset>
      ))}
      <span>
        <Button onClick={() => onChange({ ...draft, calls: [...calls, { name: '', input: '{}' }] })}>Add a call</Button>
      </span>
    </div>
  );
}

function ResultForm({ draft, onChange }: FormProps<'result'>) {
  return (
    <div className="grid gap-3">
      <TextField
        label="What the model reads"
        mono
        rows={10}
        value={draft.text}
        onChange={(text) => onChange({ ...draft, text })}
        firstFocus
      />
      <Switch label="The call failed" checked={draft.failed} onChange={(failed) => onChange({ ...draft, failed })} />
    </div>
  );
}

const verdicts = [
  { value: 'allow', label: 'Allow' },
  { value: 'deny', label: 'Deny' },
] as const;

function ApprovalForm({ draft, onChange, fault }: FormProps<'approval'>) {
  return (
    <div className="grid gap-3">
      <span>
        <Segmented
          label="What you decide"
          choices={verdicts}
          value={draft.verdict}
          onChange={(verdict) => onChange({ ...draft, verdict })}
        />
      </span>
      {draft.verdict === 'deny' ? (
        <TextField
          label="Reason, for the model"
          rows={3}
          value={draft.reason}
          onChange={(reason) => onChange({ ...draft, reason })}
        />
      ) : (
        <TextField
          label="Other arguments, as JSON"
          hint="Empty: as the model asked for it. Other arguments pass every check again."
          mono
          rows={6}
          spellCheck={false}
          value={draft.input}
          onChange={(input) => onChange({ ...draft, input })}
          error={fault?.field === 'input' ? fault.why : undefined}
        />
      )}
    </div>
  );
}

function WordsForm({ draft, onChange, fault }: FormProps<'answer' | 'prompt'>) {
  return (
    <TextField
      label={draft.of === 'prompt' ? 'Message' : 'Answer'}
      rows={5}
      value={draft.text}
      onChange={(text) => onChange({ ...draft, text })}
      error={fault?.why}
      firstFocus
    />
  );
}

const offered = (['default', 'auto', 'plan'] as const).map((value) => ({ value, label: modes[value].label }));

function SettingsForm({ draft, onChange, fault }: FormProps<'settings'>) {
  return (
    <div className="grid gap-3">
      <TextField
        label="System text"
        rows={10}
        value={draft.system}
        onChange={(system) => onChange({ ...draft, system })}
        error={fault?.field === 'system' ? fault.why : undefined}
        firstFocus
      />
      <span>
        <Segmented
          label="Mode"
          choices={offered}
          value={draft.mode}
          onChange={(mode) => onChange({ ...draft, mode })}
        />
      </span>
      <TextField
        label="Turns at most"
        value={draft.maxTurns}
        onChange={(maxTurns) => onChange({ ...draft, maxTurns })}
        error={fault?.field === 'maxTurns' ? fault.why : undefined}
      />
    </div>
  );
}
