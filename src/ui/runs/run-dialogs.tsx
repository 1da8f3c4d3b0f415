import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { count } from '../kit/format.ts';
import { TextField } from '../kit/text-field.tsx';
import { emptyRun, send, useRun } from '../state/run.ts';
import type { StoredRun } from '../state/shelf.ts';

type Props = { readonly run: StoredRun; readonly onClose: () => void };

/** Gives a run another name. */
export function RenameDialog({ run, onClose }: Props) {
  const [title, setTitle] = useState(run.title);
  const empty = title.trim() === '';
  const rename = () => {
    if (empty) return;
    send({ do: 'rename', run: run.id, title: title.trim() });
    onClose();
  };
  return (
    <Dialog
      title="Rename this run"
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={empty} onClick={rename}>
            Rename
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={title}
        onChange={setTitle}
        firstFocus
        error={empty ? 'A run needs a name.' : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // else the key would press what gets the focus back
          event.preventDefault();
          rename();
        }}
      />
    </Dialog>
  );
}

/** Deletes a run for good, once it is confirmed. */
export function DeleteDialog({ run, onExport, onClose }: Props & { readonly onExport: () => void }) {
  const remove = () => {
    send({ do: 'delete', run: run.id });
    if (useRun.getState().run === run.id) useRun.setState(emptyRun);
    onClose();
  };
  return (
    <Dialog
      title={`Delete “${run.title}”?`}
      lead={`Its ${count(run.length, 'event')} are removed from this browser. This cannot be undone.`}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button className="mr-auto" onClick={onExport}>
            Export first
          </Button>
          <Button onClick={onClose} data-first-focus="">
            Keep it
          </Button>
          <Button look="primary" onClick={remove}>
            Delete
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  );
}
