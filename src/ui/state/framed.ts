import { create } from 'zustand';

/** A window, as far as it says who shows it. */
type Shown = { readonly parent: Shown; readonly location: Pick<Location, 'origin'> };

/** Whether a window is shown inside a page of another site, however deep: what is clicked there may be meant otherwise. */
export function isInsideAnother(shown: Shown): boolean {
  for (let inner = shown; inner.parent !== inner; inner = inner.parent) {
    try {
      // a window of another site does not say where it is
      if (inner.parent.location.origin !== shown.location.origin) return true;
    } catch {
      return true;
    }
  }
  return false;
}

/** Whether this page is shown inside another site. There, no keys are taken, no real model asked, no question answered. */
export const useFramed = create<{ readonly framed: boolean }>()(() => ({ framed: isInsideAnother(window) }));

/** What cannot be done inside another site, and why; the rest of the sentence says what is. */
export const framedWords = {
  model: 'This page is shown inside another site, so it takes no keys and asks no real model.',
  answers: 'This page is shown inside another site, so questions cannot be answered here.',
  todo: 'Open it on its own',
} as const;
