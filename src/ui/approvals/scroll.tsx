import type { ReactNode } from 'react';

/** A part of a question that scrolls rather than being cut, by the keyboard too. */
export function Scroll(props: { readonly label: string; readonly className: string; readonly children: ReactNode }) {
  const { label, className, children } = props;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className={`overflow-auto rounded-box border-line -outline-offset-2 ${className}`}
    >
      {children}
    </section>
  );
}
