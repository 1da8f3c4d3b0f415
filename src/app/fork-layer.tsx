import { useState } from 'react';
import { EditDialog } from '../ui/fork/edit-dialog.tsx';
import { ForkDialog } from '../ui/fork/fork-dialog.tsx';
import { eventInMind, placeOfFork } from '../ui/state/forking.ts';

/** Asks before the run is forked where that calls a model, or how the event that the reader has in mind is to be edited. */
export function ForkLayer({ kind, onClose }: { readonly kind: 'fork' | 'edit'; readonly onClose: () => void }) {
  const [place] = useState(() => (kind === 'edit' ? eventInMind() : placeOfFork()));
  if (kind === 'edit') return <EditDialog seq={place} onClose={onClose} />;
  return <ForkDialog title="Fork here" seq={place} onClose={onClose} />;
}
