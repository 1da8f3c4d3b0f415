/** A word about something, in a rounded frame. */
export function Chip({ children }: { readonly children: string }) {
  return (
    <span className="flex h-5 flex-none items-center whitespace-nowrap rounded-full border border-edge px-1.75 font-normal text-11 text-ink-2">
      {children}
    </span>
  );
}
