import { type Folder, nodeAt, walk } from '../../views/workspace.ts';
import { count } from '../kit/format.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { useChange } from './use-change.ts';

/** Takes a file, or a folder with all that is in it, away from here on, after a person has said so. */
export function DeleteDialog(props: {
  readonly run: string;
  readonly root: Folder;
  readonly path: string;
  readonly working: boolean;
  readonly onClose: () => void;
}) {
  const { run, root, path, working, onClose } = props;
  const node = nodeAt(root, path);
  const files = node?.is === 'folder' ? [...walk(node)].length : undefined;
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
        {files === undefined
          ? 'From this moment on it is gone. Earlier moments of the run still have it, and it can be read and downloaded there.'
          : `From this moment on it is gone, with ${count(files, 'file')} in it. Earlier moments of the run still have all of it.`}
      </p>
    </ChangeDialog>
  );
}
