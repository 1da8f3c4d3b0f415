import type { Figure as Value } from './format.ts';

/** A number with its unit: short for the eye, in full words for the ear. */
export function Figure({ value }: { readonly value: Value }) {
  return (
    <span className="whitespace-nowrap tabular-nums">
      <span aria-hidden="true">{value.short}</span>
      <span className="sr-only">{value.long}</span>
    </span>
  );
}
