import { Download, FilePlus, Upload } from 'lucide-react';
import { type ChangeEvent, useRef, useState } from 'react';
import type { Folder } from '../../views/workspace.ts';
import { Button } from '../kit/button.tsx';
import { download } from '../kit/download.ts';
import { count } from '../kit/format.ts';
import { type Gathered, gatherChosen } from '../kit/gather.ts';
import { goLive } from '../state/run.ts';
import { loadBlob } from '../state/shelf.ts';
import type { Writable } from './writable.ts';

/** What can be done with all files: another one, some of one's own, all of them as a zip; or why they cannot be changed. */
export function FileTools(props: {
  readonly root: Folder;
  readonly writable: Writable;
  readonly empty: boolean;
  readonly onNew: () => void;
  readonly onUpload: (chosen: Gathered) => void;
}) {
  const { root, writable, empty, onNew, onUpload } = props;
  const input = useRef<HTMLInputElement>(null);
  const [zipping, setZipping] = useState<'now' | string>();
  const closed = writable.is === 'closed';
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    if (currentTarget.files !== null && currentTarget.files.length > 0) onUpload(gatherChosen(currentTarget.files));
    // the same files may be chosen again, changed
    currentTarget.value = '';
  };
  const zip = async () => {
    setZipping('now');
    try {
      const { zipFiles } = await import('./zip-files.ts');
      const { bytes, files, missing, links } = await zipFiles(root, loadBlob);
      download('files.zip', bytes);
      const without = [missing > 0 && count(missing, 'file'), links > 0 && count(links, 'link')].filter(Boolean);
      setZipping(`${count(files, 'file')} packed${without.length > 0 ? `, without ${without.join(' and ')}` : ''}.`);
    } catch (error) {
      setZipping(`They could not be packed: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return (
    <div className="grid gap-1.5 px-4 pt-2.5">
      <div className="flex flex-wrap gap-1.5">
        <Button size="small" disabled={closed} onClick={onNew}>
          <FilePlus aria-hidden="true" size={14} />
          New file
        </Button>
        <Button size="small" disabled={closed} onClick={() => input.current?.click()}>
          <Upload aria-hidden="true" size={14} />
          Upload
        </Button>
        <Button size="small" disabled={empty || zipping === 'now'} onClick={() => void zip()}>
          <Download aria-hidden="true" size={14} />
          Zip of all
        </Button>
        <input ref={input} type="file" multiple hidden aria-label="Files to add" onChange={choose} />
      </div>
      <p role="status" className="text-12 text-ink-2 empty:hidden">
        {zipping === 'now' ? 'Packing…' : zipping}
      </p>
      {closed && (
        <p data-live className="flex flex-wrap items-center gap-2 text-12 text-ink-2">
          {writable.why}
          {writable.past && (
            <Button size="small" onClick={goLive}>
              To the newest event
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
