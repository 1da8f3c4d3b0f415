import { useState } from 'react';
import type { Folder } from '../../views/workspace.ts';
import { TextField } from '../kit/text-field.tsx';
import { useLayout } from '../state/layout.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { placeFor } from './path-fault.ts';
import { useChange } from './use-change.ts';

/** Gives a file or a folder another path: what it holds stands there from then on, and its old path is gone. */
export function RenameDialog(props: {
  readonly run: string;
  readonly root: Folder;
  readonly path: string;
  readonly working: boolean;
  readonly onClose: () => void;
}) {
  const { run, root, path: old, working, onClose } = props;
  const [typed, setTyped] = useState(old);
  const [to, setTo] = useState(old);
  const place = placeFor(root, typed);
  const path = 'path' in place ? place.path : undefined;
  const { change, busy, refused } = useChange(run, () => {
    const { file } = useLayout.getState();
    if (file !== undefined && `${file}/`.startsWith(`${old}/`))
      useLayout.setState({ file: to + file.slice(old.length) });
    onClose();
  });
  return (
    <ChangeDialog
      title={`Rename or move ${old}`}
      verb="Rename"
      working={working}
      ready={path !== undefined && !busy}
      refused={refused}
      onClose={onClose}
      onChange={() => {
        if (path === undefined) return;
        setTo(path);
        // the old one goes first, for the new one may stand below its name
        change([
          { path: old, text: null },
          { path, from: old },
        ]);
      }}
    >
      <TextField
        label="New path"
        value={typed}
        onChange={setTyped}
        firstFocus
        mono
        spellCheck={false}
        autoComplete="off"
        error={typed !== old && !busy && 'fault' in place ? place.fault : undefined}
      />
    </ChangeDialog>
  );
}
