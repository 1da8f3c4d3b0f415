import { useEffect, useEffectEvent } from 'react';
import { takesText } from '../takes-text.ts';

/** What the keys of a question do. A digit chooses and Ctrl Enter confirms: no single key decides. */
export interface AnswerKeys {
  /** Chooses the nth answer, counted from 1. */
  choose(nth: number): void;
  /** Edits the call, where that can be done. */
  edit?(): void;
  confirm(): void;
}

/** Listens for the keys of an open question; digits and letters belong to a text field while it has the focus. */
export function useAnswerKeys(keys: AnswerKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key === 'Enter') {
      event.preventDefault();
      keys.confirm();
    }
    if (control || takesText(event.target)) return;
    if (/^[1-9]$/.test(event.key)) keys.choose(Number(event.key));
    else if (event.key.toLowerCase() === 'e' && keys.edit !== undefined) {
      // or the letter would be typed into the field that takes the focus
      event.preventDefault();
      keys.edit();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
