import { useState } from 'react';
import type { File, Folder } from '../../views/workspace.ts';
import { TextField } from '../kit/text-field.tsx';
import { useBlob } from '../state/blob.ts';
import { useLayout } from '../state/layout.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { placeFor } from './path-fault.ts';
import { useChange } from './use-change.ts';

/** Gives a file another path: what it holds stands there from then on, and its old path is gone. */
export function RenameDialog(props: {
  readonly run: string;
  readonly root: Folder;
  readonly path: string;
  readonly file: File;
  readonly working: boolean;
  readonly onClose: () => void;
}) {
  const { run, root, path: old, file, working, onClose } = props;
  const [typed, setTyped] = useState(old);
  const [to, setTo] = useState(old);
  const { data: bytes } = useBlob(file.blob);
  const place = placeFor(root, typed);
  const path = 'path' in place ? place.path : undefined;
  const { change, busy, refused } = useChange(run, () => {
    useLayout.setState({ file: to });
    onClose();
  });
  return (
    <ChangeDialog
      title={`Rename ${old}`}
      verb="Rename"
      working={working}
      ready={path !== undefined && bytes != null && !busy}
      refused={refused}
      onClose={onClose}
      onChange={() => {
        if (path === undefined || bytes == null) return;
        setTo(path);
        // the old one goes first, for the new one may stand below its name
        change([
          { path: old, text: null },
          { path, bytes },
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
      {bytes === null && <p className="text-12 text-ink-2">Its content is not stored here, so it cannot be moved.</p>}
    </ChangeDialog>
  );
}
