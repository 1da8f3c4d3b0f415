import type { ReactNode } from 'react';

/** A block of text as it is, in the code face; it can be scrolled from the keyboard and has a name. */
export function Code(props: {
  readonly label: string;
  readonly wraps?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { label, wraps = false, className, children } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section cannot keep its line breaks
    <pre
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className={`overflow-auto bg-sunken px-4 py-2 font-mono text-12/code -outline-offset-2 ${wraps ? 'whitespace-pre-wrap break-words' : 'whitespace-pre'} ${className ?? ''}`}
    >
      {children}
    </pre>
  );
}
