import { useMemo } from 'react';
import type { Breakpoint } from '../protocol/breakpoint.ts';
import { BreakpointsDialog } from '../ui/breakpoints/breakpoints-dialog.tsx';
import { hitsOf } from '../ui/breakpoints/hits.ts';
import { chosenView, tracesIn } from '../ui/source/chosen.ts';
import { placeOfBreakpoint } from '../ui/source/places.ts';
import { useRun, useView } from '../ui/state/run.ts';
import { lines } from './lines.ts';

/** The breakpoints of the run, with the way to the lines that they are on. */
export function BreakpointsLayer({ onClose }: { readonly onClose: () => void }) {
  const lineOf = (breakpoint: Breakpoint) => {
    const place = placeOfBreakpoint(breakpoint);
    return place === undefined ? undefined : () => lines.show(place);
  };
  const { events, cursor } = useRun();
  const chosen = useView(chosenView);
  const read = useMemo(() => ({ events: events.slice(0, cursor), steps: tracesIn(chosen) }), [events, cursor, chosen]);
  return (
    <BreakpointsDialog
      lineOf={lineOf}
      hitsOf={(breakpoint) => hitsOf(breakpoint, read.events, read.steps)}
      onClose={onClose}
    />
  );
}
