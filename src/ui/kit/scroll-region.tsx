import type { ReactNode } from 'react';

/** A part of a panel that scrolls: it has a name, and can be reached and scrolled from the keyboard. */
export function ScrollRegion(props: {
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { label, className, children } = props;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className={`min-h-0 overflow-auto -outline-offset-2 ${className ?? ''}`}
    >
      {children}
    </section>
  );
}
