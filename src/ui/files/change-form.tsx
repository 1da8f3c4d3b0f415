import { lazy, Suspense } from 'react';
import type { Folder } from '../../views/workspace.ts';
import type { OwnFiles } from '../kit/own-files.ts';
import type { Writable } from './writable.ts';

const NewFileDialog = lazy(async () => ({ default: (await import('./new-file-dialog.tsx')).NewFileDialog }));
const UploadDialog = lazy(async () => ({ default: (await import('./upload-dialog.tsx')).UploadDialog }));
const RenameDialog = lazy(async () => ({ default: (await import('./rename-dialog.tsx')).RenameDialog }));
const DeleteDialog = lazy(async () => ({ default: (await import('./delete-dialog.tsx')).DeleteDialog }));

/** A change of files that a person is about to make. */
export type Change =
  | { readonly is: 'new' }
  | { readonly is: 'upload'; readonly own: OwnFiles }
  | { readonly is: 'rename'; readonly path: string }
  | { readonly is: 'delete'; readonly path: string };

/** The dialog in which a change is made, for as long as files can be changed. */
export function ChangeForm(props: {
  readonly change: Change;
  readonly root: Folder;
  readonly writable: Writable;
  readonly onMade: () => void;
  readonly onClose: () => void;
}) {
  const { writable } = props;
  if (writable.is === 'closed') return null;
  return <Suspense>{formOf(props, writable)}</Suspense>;
}

function formOf(
  { change, root, onMade, onClose }: Parameters<typeof ChangeForm>[0],
  { run, working }: Extract<Writable, { is: 'open' }>,
) {
  const common = { run, working, onClose };
  switch (change.is) {
    case 'new':
      return <NewFileDialog {...common} root={root} onMade={onMade} />;
    case 'upload':
      return <UploadDialog {...common} root={root} own={change.own} />;
    case 'rename':
      return <RenameDialog {...common} root={root} path={change.path} />;
    case 'delete':
      return <DeleteDialog {...common} root={root} path={change.path} />;
  }
}
