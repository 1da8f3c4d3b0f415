import { useState } from 'react';
import { resolvePath } from '../../base/path.ts';
import { type Folder, nodeAt } from '../../views/workspace.ts';
import { count, bytes as sized } from '../kit/format.ts';
import { Notice } from '../kit/notice.tsx';
import type { OwnFiles } from '../kit/own-files.ts';
import { TextField } from '../kit/text-field.tsx';
import { useLayout } from '../state/layout.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { useChange } from './use-change.ts';

const mostListed = 100;

/** Files that a person brought along: what comes where, what it replaces and what is left out, before anything is written. */
export function UploadDialog(props: {
  readonly run: string;
  readonly root: Folder;
  readonly own: OwnFiles;
  readonly working: boolean;
  readonly onClose: () => void;
}) {
  const { run, root, own, working, onClose } = props;
  const { files, leftOut, fault } = own;
  const [typed, setTyped] = useState('');
  const folder = resolvePath(typed.trim());
  const { change, busy, refused } = useChange(run, onClose);
  const placed = files.map(({ path, bytes }) => ({ path: folder ? `${folder}/${path}` : path, bytes }));
  const blocked = folder === undefined ? undefined : placed.find(({ path }) => !fits(root, path))?.path;
  const error =
    folder === undefined
      ? 'No folder can have that name.'
      : blocked && `${blocked} cannot be written: a folder or a file is in its way.`;
  return (
    <ChangeDialog
      title={`Add ${count(files.length, 'file')}`}
      verb="Add"
      working={working}
      ready={files.length > 0 && fault === undefined && !error && !busy}
      refused={refused}
      onClose={onClose}
      onChange={() => {
        useLayout.setState({ file: placed[0]?.path });
        change(placed);
      }}
    >
      {fault !== undefined && (
        <Notice happened={fault} safe="Nothing was taken." todo="Choose fewer or smaller files." />
      )}
      {files.length > 0 && (
        <>
          <TextField
            label="Into the folder"
            value={typed}
            onChange={setTyped}
            mono
            spellCheck={false}
            placeholder="the top of the workspace"
            error={busy ? undefined : error}
          />
          <ul aria-label="What is added" className="max-h-[36dvh] overflow-auto border-line border-t">
            {placed.slice(0, mostListed).map(({ path, bytes }) => (
              <li key={path} className="flex min-h-7 items-center gap-3 border-line border-b px-1.5">
                <span className="min-w-0 flex-1 break-all font-mono text-12">{path}</span>
                <span className="flex-none text-12 text-ink-2">
                  {nodeAt(root, path)?.is === 'file' && <b className="font-semibold text-ink">replaces · </b>}
                  {sized(bytes.length).short}
                </span>
              </li>
            ))}
          </ul>
          {placed.length > mostListed && (
            <p className="text-12 text-ink-2">And {count(placed.length - mostListed, 'other')}.</p>
          )}
        </>
      )}
      {files.length === 0 && fault === undefined && <p>There is nothing here that can be taken.</p>}
      {leftOut.length > 0 && (
        <p className="break-words text-12 text-ink-2">
          Left out:{' '}
          {leftOut
            .slice(0, 6)
            .map(({ path, why }) => `${path} (${why})`)
            .join(', ')}
          {leftOut.length > 6 && ` and ${count(leftOut.length - 6, 'other')}`}.
        </p>
      )}
    </ChangeDialog>
  );
}

/** Whether a file can be put at a path: over another file, or where nothing stands. */
function fits(root: Folder, path: string): boolean {
  const names = path.split('/');
  if (nodeAt(root, path)?.is === 'folder') return false;
  return names.every((_, at) => at === 0 || (nodeAt(root, names.slice(0, at).join('/'))?.is ?? 'folder') === 'folder');
}
