import { useId } from 'react';

/** One of a few choices. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

const heights = { normal: 'h-6.5 px-2.5', small: 'h-6 px-2' } as const;

/** A row of choices of which exactly one holds, such as Default, Auto, Plan. Native radio buttons: arrows choose. */
export function Segmented<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly (Choice<Value> & { readonly unavailable?: string | undefined })[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly size?: keyof typeof heights;
  readonly disabled?: boolean;
}) {
  const { label, choices, value, onChange, size = 'normal', disabled = false } = props;
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      // Arrows choose here; the page must not take them for a step.
      onKeyDown={(event) => event.key.startsWith('Arrow') && event.stopPropagation()}
      className="inline-flex flex-none rounded-control border border-line bg-sunken"
    >
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={`relative flex min-w-6 cursor-pointer items-center justify-center border-line border-r border-b-2 border-b-transparent text-12 text-ink-2 first:rounded-l-control last:rounded-r-control last:border-r-0 has-checked:border-b-ink has-checked:bg-panel has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent has-disabled:cursor-not-allowed has-aria-disabled:cursor-not-allowed has-aria-disabled:text-ink-3 max-desk:min-h-11 max-desk:min-w-11 max-desk:px-3.5 ${heights[size]}`}
        >
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={disabled}
            aria-disabled={choice.unavailable !== undefined || undefined}
            aria-description={choice.unavailable}
            onChange={() => onChange(choice.value)}
            className="absolute inset-0 cursor-[inherit] appearance-none outline-none"
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
