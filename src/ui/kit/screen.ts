import { useSyncExternalStore } from 'react';

const steps = [
  { name: 'full', from: 1360 },
  { name: 'wide', from: 1100 },
  { name: 'desk', from: 720 },
] as const;

/** How much room the page has: all columns, narrower ones, no inspector, or one panel at a time. */
export type Screen = (typeof steps)[number]['name'] | 'phone';

const queryOf = (from: number) => matchMedia(`(min-width: ${from}px)`);

function subscribe(onChange: () => void): () => void {
  const queries = steps.map(({ from }) => queryOf(from));
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

/** The room the page has now; the same steps as the breakpoints of the stylesheet. */
export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, () => steps.find(({ from }) => queryOf(from).matches)?.name ?? 'phone');
}

/** The height of a row in a list: 26 pixels for a pointer, 44 for a finger. */
export const rowHeight: Readonly<Record<Screen, number>> = { full: 26, wide: 26, desk: 26, phone: 44 };
