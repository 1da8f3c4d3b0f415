import type { ReactNode } from 'react';

/** A sentence in the place of something. */
export function Said({ children }: { readonly children: ReactNode }) {
  return <p className="px-4 py-2 text-ink-2">{children}</p>;
}
