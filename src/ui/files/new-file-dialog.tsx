import { useState } from 'react';
import type { Folder } from '../../views/workspace.ts';
import { TextField } from '../kit/text-field.tsx';
import { useLayout } from '../state/layout.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { placeFor } from './path-fault.ts';
import { useChange } from './use-change.ts';

/** Makes an empty file, with the folders above it, and opens it. */
export function NewFileDialog(props: {
  readonly run: string;
  readonly root: Folder;
  readonly working: boolean;
  readonly onMade: () => void;
  readonly onClose: () => void;
}) {
  const { run, root, working, onMade, onClose } = props;
  const [typed, setTyped] = useState('');
  const place = placeFor(root, typed);
  const path = 'path' in place ? place.path : undefined;
  const { change, busy, refused } = useChange(run, onMade);
  return (
    <ChangeDialog
      title="New file"
      verb="Create"
      working={working}
      ready={path !== undefined && !busy}
      refused={refused}
      onClose={onClose}
      onChange={() => {
        if (path === undefined) return;
        useLayout.setState({ file: path });
        change([{ path, text: '' }]);
      }}
    >
      <TextField
        label="Path of the file"
        value={typed}
        onChange={setTyped}
        firstFocus
        mono
        spellCheck={false}
        autoComplete="off"
        hint="Folders on the way are made: docs/plan.md."
        error={typed !== '' && !busy && 'fault' in place ? place.fault : undefined}
      />
    </ChangeDialog>
  );
}
