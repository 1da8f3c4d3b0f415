import { ChangeDialog } from './change-dialog.tsx';
import { useChange } from './use-change.ts';

/** Takes a file away from here on, after a person has said so. */
export function DeleteDialog(props: {
  readonly run: string;
  readonly path: string;
  readonly working: boolean;
  readonly onClose: () => void;
}) {
  const { run, path, working, onClose } = props;
  const { change, busy, refused } = useChange(run, onClose);
  return (
    <ChangeDialog
      title={`Delete ${path}?`}
      verb="Delete"
      working={working}
      ready={!busy}
      refused={refused}
      onClose={onClose}
      onChange={() => change([{ path, text: null }])}
    >
      <p className="text-ink-2">
        From this moment on it is gone. Earlier moments of the run still have it, and it can be read and downloaded
        there.
      </p>
    </ChangeDialog>
  );
}
