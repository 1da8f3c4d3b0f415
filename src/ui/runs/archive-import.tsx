import { useEffect, useState } from 'react';
import type { Keeping } from '../../protocol/keeping.ts';
import type { Client } from '../../runtime/client.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { bytes, count } from '../kit/format.ts';
import { announce } from '../kit/live-region.tsx';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { useImporting } from '../state/opening.ts';
import { useRun } from '../state/run.ts';
import { ArchiveContents } from './archive-contents.tsx';
import { wordsOf } from './words.ts';

type Contents = Awaited<ReturnType<Keeping['readArchive']>>;

type Read =
  | { readonly is: 'reading' }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'sound'; readonly content: Uint8Array; readonly holds: Contents }
  | { readonly is: 'importing' }
  | { readonly is: 'failed'; readonly why: string };

/** More than this no archive may have; the runtime says so of smaller ones that unpack to too much. */
const mostBytes = 256 * 1024 * 1024;

/** Shows what an archive holds before any of it is kept; then all of it is kept, or nothing. */
function ImportArchiveDialog(props: {
  readonly file: File;
  readonly notes: readonly string[] | undefined;
  readonly client: Client;
  readonly onImported?: (() => void) | undefined;
}) {
  const { file, notes = [], client, onImported } = props;
  const [read, setRead] = useState<Read>({ is: 'reading' });
  const close = () => useImporting.setState({ file: undefined, notes: undefined });
  useEffect(() => {
    let newest = true;
    void look(file, client).then((found) => newest && setRead(found));
    return () => {
      newest = false;
    };
  }, [file, client]);
  const importAll = async (content: Uint8Array) => {
    setRead({ is: 'importing' });
    try {
      const { runs, workspaces } = await client.keeping.importArchive({ bytes: content });
      announce(`Imported ${count(runs.length, 'run')} and ${count(workspaces.length, 'workspace')}.`);
      close();
      onImported?.();
    } catch (error) {
      setRead({ is: 'failed', why: wordsOf(error) });
    }
  };
  return (
    <Dialog
      title={`Import ${file.name}`}
      lead={`${bytes(file.size).long}. Nothing of it is kept before you say so.`}
      onClose={close}
      footer={
        <>
          <Button onClick={close}>{read.is === 'refused' || read.is === 'failed' ? 'Close' : 'Cancel'}</Button>
          {read.is !== 'refused' && read.is !== 'failed' && (
            <Button
              look="primary"
              disabled={read.is !== 'sound'}
              onClick={() => read.is === 'sound' && void importAll(read.content)}
            >
              {read.is === 'importing' ? 'Importing…' : 'Import'}
            </Button>
          )}
        </>
      }
    >
      {read.is === 'reading' && <Loading>Reading the archive…</Loading>}
      {read.is === 'sound' && <ArchiveContents holds={read.holds} notes={notes} />}
      {read.is === 'refused' && (
        <Notice
          happened={`${file.name} cannot be imported.`}
          detail={read.why}
          safe="Nothing was imported, and nothing has run."
          todo="Ask for the file again, or export it anew where it was made."
        />
      )}
      {read.is === 'failed' && (
        <Notice
          happened="It could not be kept."
          detail={read.why}
          safe="Nothing was imported. What was here before is still here."
          todo="Make room, for example by deleting old runs, and import it again."
        />
      )}
    </Dialog>
  );
}

/** Draws the dialog while there is a file to import. */
export function Importing({ onImported }: { readonly onImported?: () => void }) {
  const { file, notes } = useImporting();
  const client = useRun((state) => state.client);
  if (file === undefined || client === undefined) return null;
  return (
    <ImportArchiveDialog
      key={`${file.name} ${file.lastModified}`}
      file={file}
      notes={notes}
      client={client}
      onImported={onImported}
    />
  );
}

async function look(file: File, client: Client): Promise<Read> {
  if (file.size > mostBytes) return { is: 'refused', why: 'It is larger than 256 MiB, and no archive is.' };
  try {
    const content = new Uint8Array(await file.arrayBuffer());
    return { is: 'sound', content, holds: await client.keeping.readArchive({ bytes: content }) };
  } catch (error) {
    return { is: 'refused', why: wordsOf(error) };
  }
}
