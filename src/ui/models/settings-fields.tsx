import type { Draft, Faults, SettingField } from './draft.ts';
import { ChoiceField, LineField } from './field.tsx';

/** What a provider lets a person set, drawn from its schema. */
export function SettingsFields(props: {
  readonly fields: readonly SettingField[];
  readonly draft: Draft;
  readonly faults: Faults;
  readonly onChange: (settings: Draft['settings']) => void;
}) {
  const { fields, draft, faults, onChange } = props;
  return (
    <div className="grid gap-3 desk:grid-cols-2">
      {fields.map(({ name, is, choices, hint }) => {
        const common = {
          label: labelOf(name),
          hint: hint === '' ? undefined : sentence(hint),
          error: faults[`settings.${name}`],
          value: draft.settings[name] ?? '',
          onChange: (value: string) => onChange({ ...draft.settings, [name]: value }),
        };
        if (is !== 'choice')
          return <LineField key={name} {...common} inputMode={is === 'count' ? 'numeric' : 'text'} />;
        const offered = choices.map((value) => ({ value, label: sentence(value) }));
        return (
          <ChoiceField key={name} {...common} choices={[{ value: '', label: 'The model’s own choice' }, ...offered]} />
        );
      })}
    </div>
  );
}

/** A name of the schema in words: `maxOutputTokens` is “Max output tokens”. */
function labelOf(name: string): string {
  return sentence(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
