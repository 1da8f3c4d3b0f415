import type { Draft, Drafted, Field } from '../kit/draft.ts';
import { TextField } from '../kit/text-field.tsx';

const rowsOf = (text: string) => Math.min(14, Math.max(1, text.split('\n').length));

/** The arguments of a call as fields: text as it is, everything else as JSON. */
export function Editor(props: {
  readonly fields: readonly Field[];
  readonly draft: Draft;
  readonly drafted: Drafted;
  readonly onChange: (draft: Draft) => void;
}) {
  const { fields, draft, drafted, onChange } = props;
  return (
    <div className="grid gap-2.5 rounded-box border border-line bg-panel p-3">
      {fields.map(({ name, form, required }) => (
        <TextField
          key={name}
          label={`${name}${form === 'json' ? ', as JSON' : ''}${required ? '' : ', may be left out'}`}
          value={draft[name] ?? ''}
          onChange={(text) => onChange({ ...draft, [name]: text })}
          rows={rowsOf(draft[name] ?? '')}
          mono
          spellCheck={false}
          error={drafted.ok ? undefined : drafted.errors[name]}
        />
      ))}
      <p className="text-12 text-ink-2">
        What you change is checked again: a check may refuse it, but you are not asked twice. The model is told what
        changed.
      </p>
    </div>
  );
}
