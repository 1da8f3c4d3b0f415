import { type ReactNode, useId } from 'react';

/** A part of a panel under its heading. */
export function Section(props: { readonly title: string; readonly first?: boolean; readonly children: ReactNode }) {
  const { title, first = false, children } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className={first ? 'pt-3.5' : 'mt-4 border-line border-t pt-3'}>
      <h3 id={id} className="px-4 pb-1.5 font-semibold text-12">
        {title}
      </h3>
      {children}
    </section>
  );
}
