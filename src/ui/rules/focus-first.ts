/** Puts the keyboard on the first field of what has just been opened, as a `ref`. */
export function focusFirst(opened: HTMLElement | null): void {
  opened?.querySelector<HTMLElement>('select, input, textarea')?.focus();
}
