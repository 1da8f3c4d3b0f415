/** One line in the place of what is on its way; it shows only when the wait is long enough to be noticed. */
export function Loading({ children }: { readonly children: string }) {
  return <p className="animate-late px-4 py-2 text-ink-3">{children}</p>;
}
