const signs: Readonly<Record<string, string>> = {
  Enter: '↵',
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Meta: '⌘',
};

/** How a key is printed: `Ctrl Enter` becomes `Ctrl ↵`. */
export function printKeys(keys: string): string {
  return keys
    .split(' ')
    .map((key) => signs[key] ?? key)
    .join(' ');
}

/** How a key is told to a screen reader; a sequence such as `G L` has no form there, so it is left unsaid. */
export function ariaKeys(keys: string | undefined): string | undefined {
  if (keys === undefined) return undefined;
  const parts = keys.split(' ').map((key) => (key === 'Ctrl' ? 'Control' : key));
  const chord = parts
    .slice(0, -1)
    .every((key) => key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta');
  return chord ? parts.join('+') : undefined;
}

/** The key that does the same as the control it stands in; for eyes only, since `aria-keyshortcuts` says it too. */
export function KeyHint({ keys, plain = false }: { readonly keys: string; readonly plain?: boolean }) {
  const look = plain ? 'border-current opacity-75' : 'border-line bg-sunken text-ink-2';
  return (
    <span aria-hidden="true" className="max-desk:hidden">
      <kbd
        className={`inline-block min-w-4 rounded-[3px] border px-1 text-center font-medium font-mono text-11/4 ${look}`}
      >
        {printKeys(keys)}
      </kbd>
    </span>
  );
}
