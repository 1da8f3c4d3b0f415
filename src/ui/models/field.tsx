import { type ComponentProps, type ReactNode, useId } from 'react';

/** What a control of the form needs of the field around it: its name, what describes it, and how it looks. */
export interface Control {
  readonly id: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly className: string;
}

type Around = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
};

/** A label over a control, with its error and its hint under it; both are said with it. */
export function Field({
  label,
  hint,
  error,
  children,
}: Around & { readonly children: (control: Control) => ReactNode }) {
  const id = useId();
  const notes = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  const control: Control = {
    id,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': notes === '' ? undefined : notes,
    className: `h-8 w-full min-w-0 rounded-control border bg-sunken px-2.5 disabled:text-ink-3 max-desk:h-11 max-desk:text-16 ${error === undefined ? 'border-edge' : 'border-error'}`,
  };
  return (
    <div className="grid min-w-0 content-start gap-1">
      <label htmlFor={id} className="font-medium text-12 text-ink-2">
        {label}
      </label>
      {children(control)}
      {error !== undefined && (
        <p id={`${id}-error`} className="text-12 text-error">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} className="break-words text-12 text-ink-2">
          {hint}
        </div>
      )}
    </div>
  );
}

type Native = Pick<ComponentProps<'input'>, 'placeholder' | 'inputMode' | 'onBlur' | 'onFocus' | 'list'>;

/** A field of one line. */
export function LineField(
  props: Around & Native & { readonly value: string; readonly onChange: (text: string) => void },
) {
  const { label, hint, error, value, onChange, ...native } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...native}
          {...control}
          value={value}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A field in which one of several is chosen. */
export function ChoiceField(
  props: Around & {
    readonly choices: readonly { readonly value: string; readonly label: string }[];
    readonly value: string;
    readonly onChange: (value: string) => void;
  },
) {
  const { label, hint, error, choices, value, onChange } = props;
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
