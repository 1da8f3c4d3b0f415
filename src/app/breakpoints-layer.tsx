import type { Breakpoint } from '../protocol/breakpoint.ts';
import { BreakpointsDialog } from '../ui/breakpoints/breakpoints-dialog.tsx';
import { placeOfBreakpoint } from '../ui/source/places.ts';
import { lines } from './lines.ts';

/** The breakpoints of the run, with the way to the lines that they are on. */
export function BreakpointsLayer({ onClose }: { readonly onClose: () => void }) {
  const lineOf = (breakpoint: Breakpoint) => {
    const place = placeOfBreakpoint(breakpoint);
    return place === undefined ? undefined : () => lines.show(place);
  };
  return <BreakpointsDialog lineOf={lineOf} onClose={onClose} />;
}
