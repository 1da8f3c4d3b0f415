import type { ReactNode } from 'react';

/** Words in a sentence that lead somewhere on this page. */
export function LinkButton(props: {
  readonly onPress: () => void;
  /** What it says to the ear, where the words alone say too little. */
  readonly label?: string | undefined;
  readonly mono?: boolean;
  readonly children: ReactNode;
}) {
  const { onPress, label, mono = false, children } = props;
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onPress}
      className={`inline-flex min-h-6 min-w-6 max-w-full items-center break-all text-left text-accent underline max-desk:min-h-11 max-desk:min-w-11 ${mono ? 'font-mono text-12' : ''}`}
    >
      {children}
    </button>
  );
}
