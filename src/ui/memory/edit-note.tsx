import { useState } from 'react';
import { editNote } from '../../agent/memory/edit-note.ts';
import type { ListedNote } from '../../agent/memory/list-notes.ts';
import { holdsSecret } from '../../base/secrets.ts';
import type { Folder } from '../../views/workspace.ts';
import { Button } from '../kit/button.tsx';
import { contents } from '../state/contents.ts';
import { useDelivery } from '../state/delivery.ts';
import { FileEditor } from '../state/file-editor.tsx';

/** What a person can do with a note: change its text, or take it away once that was asked. The index stays true to it. */
export function EditNote({
  listed: { note, path, blob },
  root,
  run,
}: {
  readonly listed: ListedNote;
  readonly root: Folder;
  readonly run: string;
}) {
  // of this content: once another is there, what was done is done
  const [doing, setDoing] = useState<{ readonly what: 'edit' | 'forget'; readonly blob: string }>();
  const [delivery, deliver] = useDelivery();
  const writes = (text: string | null) => editNote(root, { path, text }, contents);
  const close = () => setDoing(undefined);
  if (doing?.blob !== blob)
    return (
      <div className="flex flex-wrap gap-2">
        <Button size="small" aria-label={`Edit ${note.name}`} onClick={() => setDoing({ what: 'edit', blob })}>
          Edit
        </Button>
        <Button size="small" aria-label={`Forget ${note.name}`} onClick={() => setDoing({ what: 'forget', blob })}>
          Forget
        </Button>
      </div>
    );
  if (doing.what === 'edit')
    return <FileEditor run={run} path={path} blob={blob} writes={writes} remark={remarkOn} onClose={close} />;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span>Forget this note, and its line in the index?</span>
      <Button
        size="small"
        onClick={() => void writes(null).then((files) => deliver({ do: 'write-files', run, files: [...files] }))}
      >
        Forget it
      </Button>
      <Button size="small" onClick={close}>
        Keep it
      </Button>
      {delivery.is === 'refused' && <p className="text-error">Nothing was changed: {delivery.why}</p>}
    </div>
  );
}

function remarkOn(text: string): string | undefined {
  return holdsSecret(text)
    ? 'This looks like a password or a key. Memory is read in every run: say where it is kept instead.'
    : undefined;
}
