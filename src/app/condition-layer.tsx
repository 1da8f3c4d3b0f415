import { useEffect, useState } from 'react';
import { ConditionDialog } from '../ui/breakpoints/condition-dialog.tsx';
import { askAt } from '../ui/source/shown.ts';
import { useLayout } from '../ui/state/layout.ts';
import { useRun } from '../ui/state/run.ts';
import { placesInMind } from './in-mind.ts';

/** Asks when the breakpoint of the line or the row that the reader has in mind is to hold. */
export function ConditionLayer({ onClose }: { readonly onClose: () => void }) {
  const [places] = useState(() => placesInMind({ run: useRun.getState(), layout: useLayout.getState() }));
  useEffect(() => () => askAt(undefined), []);
  return <ConditionDialog places={places} onClose={onClose} />;
}
