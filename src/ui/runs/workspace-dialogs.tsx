import { useState } from 'react';
import type { ListedWorkspace } from '../../protocol/keeping.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { count } from '../kit/format.ts';
import { TextField } from '../kit/text-field.tsx';
import { send } from '../state/run.ts';

/** Names a workspace: a new one, or one that is there. */
export function NameWorkspaceDialog(props: {
  readonly workspace?: Pick<ListedWorkspace, 'id' | 'name'>;
  readonly onClose: () => void;
}) {
  const { workspace, onClose } = props;
  const [name, setName] = useState(workspace?.name ?? '');
  const [tried, setTried] = useState(false);
  const trimmed = name.trim();
  const fault =
    trimmed === '' ? 'A workspace needs a name.' : trimmed.length > 200 ? 'A name has at most 200 letters.' : undefined;
  const save = () => {
    setTried(true);
    if (fault !== undefined) return;
    if (workspace === undefined) send({ do: 'create-workspace', workspace: crypto.randomUUID(), name: trimmed });
    else send({ do: 'rename-workspace', workspace: workspace.id, name: trimmed });
    onClose();
  };
  return (
    <Dialog
      title={workspace === undefined ? 'New workspace' : 'Rename this workspace'}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={fault !== undefined} onClick={save}>
            {workspace === undefined ? 'Create' : 'Rename'}
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={(value) => {
          setTried(true);
          setName(value);
        }}
        firstFocus
        error={tried ? fault : undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          // else the key would press what gets the focus back
          event.preventDefault();
          save();
        }}
      />
    </Dialog>
  );
}

/** Deletes a workspace for good, once it is confirmed; what is lost, and what is not, is said. */
export function DeleteWorkspaceDialog(props: {
  readonly workspace: ListedWorkspace;
  readonly onExport: () => void;
  readonly onClose: () => void;
}) {
  const { workspace, onExport, onClose } = props;
  const { id, name, files, runs } = workspace;
  return (
    <Dialog
      title={`Delete “${name}”?`}
      lead={`Its ${count(files, 'file')}, memory among them, are removed from this browser. This cannot be undone.`}
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button className="mr-auto" disabled={files === 0} onClick={onExport}>
            Export first
          </Button>
          <Button onClick={onClose} data-first-focus="">
            Keep it
          </Button>
          <Button
            look="primary"
            onClick={() => {
              send({ do: 'delete-workspace', workspace: id });
              onClose();
            }}
          >
            Delete
          </Button>
        </>
      }
    >
      <p className="text-ink-2">
        {runs.length === 0
          ? 'No run began from it.'
          : `${count(runs.length, 'run')} that began from it ${runs.length === 1 ? 'stays' : 'stay'}, with the files as they are in ${runs.length === 1 ? 'it' : 'each'}.`}
      </p>
    </Dialog>
  );
}
