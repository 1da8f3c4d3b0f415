import { Segmented } from '../kit/segmented.tsx';
import { TextField } from '../kit/text-field.tsx';
import { meaningOf, rulesIn, type Standing, type Suggested } from './always.ts';

const scopes = [
  { value: 'run', label: 'This run' },
  { value: 'workspace', label: 'This workspace' },
] as const;

const scopeWords = {
  run: 'Holds for every agent of this run, until it ends.',
  workspace: 'Is written into .agents/settings.json, and holds in every run with these files.',
} as const satisfies Record<Standing['scope'], string>;

/** What is to be allowed from now on: how far it reaches, its rules, for how long, and in words what else they would let pass. */
export function StandingForm(props: {
  readonly suggested: readonly Suggested[];
  readonly standing: Standing;
  readonly onChange: (standing: Standing) => void;
}) {
  const { suggested, standing, onChange } = props;
  const { text, scope } = standing;
  const rules = rulesIn(text);
  const chosen = suggested.find((each) => each.text === text)?.label ?? '';
  return (
    <section aria-label="What is always allowed" className="mx-2.5 mt-2 grid gap-2 border-line border-t pt-2.5">
      <div className="flex flex-wrap items-center gap-2">
        {suggested.length > 1 && (
          <Segmented
            label="How far it reaches"
            choices={suggested.map(({ label }) => ({ value: label, label }))}
            value={chosen}
            onChange={(label) => {
              const next = suggested.find((each) => each.label === label);
              if (next !== undefined) onChange({ ...standing, text: next.text });
            }}
          />
        )}
        <Segmented
          label="For how long"
          choices={scopes}
          value={scope}
          onChange={(next) => onChange({ ...standing, scope: next })}
        />
      </div>
      <TextField
        label="Rules, one a line"
        value={text}
        onChange={(next) => onChange({ ...standing, text: next })}
        rows={Math.min(6, Math.max(1, text.split('\n').length))}
        mono
        spellCheck={false}
      />
      <div className="grid gap-1 text-12 text-ink-2">
        {rules.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
          <p key={at} className="min-w-0 break-words">
            {rules.length > 1 && <code className="font-mono text-ink">{rule} </code>}
            {meaningOf(rule)}
          </p>
        ))}
        <p>{scopeWords[scope]} Deny and ask rules, plan mode and sensitive paths still come first.</p>
      </div>
    </section>
  );
}
