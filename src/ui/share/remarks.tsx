/** Things to know before a file is given away. */
export function Remarks({ of }: { readonly of: readonly string[] }) {
  return (
    <ul aria-label="Good to know" className="grid list-disc gap-1 pl-4 text-ink-2 marker:text-ink-3">
      {of.map((words) => (
        <li key={words} className="break-words">
          {words}
        </li>
      ))}
    </ul>
  );
}
