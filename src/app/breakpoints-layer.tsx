import { useState } from 'react';
import type { Breakpoint } from '../protocol/breakpoint.ts';
import { BreakpointsDialog } from '../ui/breakpoints/breakpoints-dialog.tsx';
import { ConditionDialog } from '../ui/breakpoints/condition-dialog.tsx';
import { placeOfBreakpoint } from '../ui/source/places.ts';
import { useRun } from '../ui/state/run.ts';
import { useTimesMet } from '../ui/state/times-met.ts';
import { lines } from './lines.ts';

/** The breakpoints of the run, with the way to the lines that they are on. */
export function BreakpointsLayer({ onClose }: { readonly onClose: () => void }) {
  const lineOf = (breakpoint: Breakpoint) => {
    const place = placeOfBreakpoint(breakpoint);
    return place === undefined ? undefined : () => lines.show(place);
  };
  const breakpoints = useRun((state) => state.breakpoints);
  const times = useTimesMet();
  const [asked, ask] = useState<Breakpoint>();
  if (asked !== undefined) return <ConditionDialog places={[asked]} onClose={() => ask(undefined)} />;
  return (
    <BreakpointsDialog
      lineOf={lineOf}
      hitsOf={(breakpoint) => times[breakpoints.indexOf(breakpoint)] ?? 0}
      onCondition={ask}
      onClose={onClose}
    />
  );
}
