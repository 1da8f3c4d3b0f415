import { type ComponentProps, useId } from 'react';

type Native = Pick<
  ComponentProps<'textarea'>,
  'placeholder' | 'disabled' | 'readOnly' | 'onKeyDown' | 'onFocus' | 'onBlur' | 'autoComplete' | 'spellCheck' | 'rows'
>;

type Props = Native & {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly labelled?: 'visibly' | 'silently';
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly mono?: boolean;
  /** `password` hides what is typed. */
  readonly type?: 'text' | 'password' | 'search';
  /** Takes the focus when the dialog around it opens. */
  readonly firstFocus?: boolean;
};

/** A field for text, of one line or, given `rows`, of several; its error is said with it and stands under it. */
export function TextField(props: Props) {
  const {
    label,
    value,
    onChange,
    labelled = 'visibly',
    hint,
    error,
    mono,
    type = 'text',
    rows,
    firstFocus,
    ...native
  } = props;
  const id = useId();
  const notes = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  const field = {
    ...native,
    id,
    value,
    'aria-invalid': error !== undefined || undefined,
    'aria-describedby': notes === '' ? undefined : notes,
    'data-first-focus': firstFocus ? '' : undefined,
    className: `w-full min-w-0 rounded-control border bg-sunken px-2.5 max-desk:text-16 ${error === undefined ? 'border-edge' : 'border-error'} ${mono ? 'font-mono text-12/5' : ''} ${rows === undefined ? 'h-8 max-desk:h-11' : 'block resize-y py-1.5 max-desk:min-h-11'}`,
  };
  return (
    <div className="grid min-w-0 flex-1 gap-1">
      <label htmlFor={id} className={labelled === 'visibly' ? 'font-medium text-12 text-ink-2' : 'sr-only'}>
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...(field as ComponentProps<'input'>)}
          type={type}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <textarea {...field} rows={rows} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="text-12 text-error">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-12 text-ink-2">
          {hint}
        </p>
      )}
    </div>
  );
}
