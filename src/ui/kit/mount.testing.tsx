import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';

/** Draws something into the page of a browser test, and takes it away when the test is done. */
export function mount(content: ReactNode): void {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  flushSync(() => root.render(content));
  onTestFinished(() => {
    flushSync(() => root.unmount());
    place.remove();
  });
}
