import type { ReactNode } from 'react';

/** A part of an event under its heading. */
export function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="px-4 py-2">
      <h4 className="pb-1 font-semibold text-12 text-ink-2">{title}</h4>
      <div className="min-w-0 rounded-box border border-line bg-sunken px-3 py-2">{children}</div>
    </section>
  );
}
