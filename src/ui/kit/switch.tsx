/** A setting that is on or off, with its word beside it. */
export function Switch(props: {
  readonly label: string;
  /** What it switches, said after the word, where the page shows it elsewhere. */
  readonly about?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}) {
  const { label, about, checked, onChange, disabled = false } = props;
  return (
    <label className="inline-flex min-h-6 cursor-pointer items-center gap-2 text-12 text-ink-2 has-disabled:cursor-not-allowed has-disabled:text-ink-3 max-desk:min-h-11">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="relative h-3.5 w-6.5 flex-none cursor-[inherit] appearance-none rounded-full border border-edge bg-raised before:absolute before:top-px before:left-px before:size-2.5 before:rounded-full before:border-5 before:border-ink-2 checked:bg-ink checked:before:left-3.25 checked:before:border-panel"
      />
      <span>
        {label}
        {about !== undefined && <span className="sr-only">: {about}</span>}
      </span>
    </label>
  );
}
