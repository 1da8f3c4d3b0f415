import { useId } from 'react';
import { Glyph } from './glyph.tsx';
import type { Choice } from './segmented.tsx';

/** A native list of choices, for more than a row can show. */
export function Select<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Whether the label is seen, or only said. */
  readonly labelled?: 'visibly' | 'silently';
  readonly mono?: boolean;
  readonly disabled?: boolean;
}) {
  const { label, choices, value, onChange, labelled = 'visibly', mono = false, disabled = false } = props;
  const id = useId();
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <label htmlFor={id} className={labelled === 'visibly' ? 'flex-none text-ink-2' : 'sr-only'}>
        {label}
      </label>
      <span className="relative inline-flex min-w-0 items-center">
        <select
          id={id}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
          className={`h-6.5 max-w-full appearance-none truncate rounded-control border border-edge bg-panel pr-6 pl-2 text-12 disabled:text-ink-3 max-desk:h-11 max-desk:text-16 ${mono ? 'font-mono' : ''}`}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        <Glyph name="down" className="pointer-events-none absolute right-1.5 text-ink-2" />
      </span>
    </span>
  );
}
