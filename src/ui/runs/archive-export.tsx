import { useEffect, useState } from 'react';
import type { Keeping } from '../../protocol/keeping.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { download } from '../kit/download.ts';
import { bytes, count } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { useRun } from '../state/run.ts';
import { wordsOf } from './words.ts';

type Packed =
  | { readonly is: 'packing' }
  | { readonly is: 'failed'; readonly why: string }
  | { readonly is: 'packed'; readonly file: Awaited<ReturnType<Keeping['exportArchive']>> };

/** What goes into an archive. */
export interface Wanted {
  readonly runs: readonly string[];
  readonly workspaces: readonly string[];
}

/** Packs runs and workspaces into one file, and says what is in it before it is saved. */
export function ExportArchiveDialog({ wanted, onClose }: { readonly wanted: Wanted; readonly onClose: () => void }) {
  const client = useRun((state) => state.client);
  const [packed, setPacked] = useState<Packed>({ is: 'packing' });
  // what was asked for when it was opened
  const [{ runs, workspaces }] = useState(wanted);
  useEffect(() => {
    if (client === undefined) return;
    let newest = true;
    client.keeping.exportArchive({ runs, workspaces }).then(
      (file) => newest && setPacked({ is: 'packed', file }),
      (error: unknown) => newest && setPacked({ is: 'failed', why: wordsOf(error) }),
    );
    return () => {
      newest = false;
    };
  }, [client, runs, workspaces]);
  const file = packed.is === 'packed' ? packed.file : undefined;
  const what = [
    runs.length > 0 && count(runs.length, 'run'),
    workspaces.length > 0 && count(workspaces.length, 'workspace'),
  ].filter((words) => words !== false);
  return (
    <Dialog
      title={`Export ${what.join(' and ')}`}
      lead="One file with all facts and files. Loopscope opens it again in any browser, also in later versions; there a run only replays."
      onClose={onClose}
      footer={
        <>
          {file !== undefined && (
            <p className="mr-auto min-w-0 break-all text-12 text-ink-2">
              {file.name}, {bytes(file.bytes.length).short}
            </p>
          )}
          <Button onClick={onClose}>Close</Button>
          <Button
            look="primary"
            disabled={file === undefined}
            onClick={() => {
              if (file === undefined) return;
              download(file.name, file.bytes);
              onClose();
            }}
          >
            Download
          </Button>
        </>
      }
    >
      {packed.is === 'packing' && <Loading>Packing…</Loading>}
      {packed.is === 'failed' && (
        <Notice
          happened="It could not be exported."
          safe="Nothing was changed, and no file was made."
          detail={packed.why}
        />
      )}
      {file !== undefined && (
        <ul aria-label="Good to know" className="grid list-disc gap-1 pl-4 text-ink-2 marker:text-ink-3">
          <li>
            In the file is every word of these conversations, with all their files. Whoever gets it can read them.
          </li>
          <li>Keys that you entered here are not in it; a file that held one would not have been exported.</li>
          {file.suspects.length > 0 && (
            <li className="break-words text-ink">
              Something in it looks like a key: look at {file.suspects.join(', ')} before you pass it on.
            </li>
          )}
          {file.missing.length > 0 && (
            <li>{count(file.missing.length, 'piece')} of content could not be found any more; the facts are whole.</li>
          )}
        </ul>
      )}
    </Dialog>
  );
}
