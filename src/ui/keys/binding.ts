const modifiers = new Set(['Ctrl', 'Shift', 'Alt', 'Meta']);

/** How tinykeys writes a key of the table: `Shift+ArrowRight`, or `g l` for one key after another. */
export function bindingsOf(keys: string): readonly string[] {
  const parts = keys.split(' ');
  const chord = parts.slice(0, -1).every((part) => modifiers.has(part));
  if (chord && parts.length > 1) return [parts.map((part) => (part === 'Ctrl' ? 'Control' : part)).join('+')];
  // where a sign stands on the keyboard, and so whether it takes Shift or AltGr, is the layout's affair
  return isSign(keys) ? [keys, `Shift+${keys}`, `Alt+${keys}`] : [keys];
}

/** Whether a key is pressed with Ctrl or Meta: it is text nowhere, so it counts in text fields too. */
export function isChord(keys: string): boolean {
  return keys.startsWith('Ctrl ') || keys.startsWith('Meta ');
}

/** Whether a key is a single letter or sign, or begins with one: such keys a person may switch off. */
export function isCharacter(keys: string): boolean {
  return !isChord(keys) && keys.split(' ').some((part) => [...part].length === 1);
}

function isSign(keys: string): boolean {
  return [...keys].length === 1 && !/[\p{L}\p{N}]/u.test(keys);
}
