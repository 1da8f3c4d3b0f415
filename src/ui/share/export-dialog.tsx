import { useCallback, useState } from 'react';
import { conversationOf } from '../../views/conversation.ts';
import { startView } from '../../views/start.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { download } from '../kit/download.ts';
import { bytes, count } from '../kit/format.ts';
import { Segmented } from '../kit/segmented.tsx';
import { useRun } from '../state/run.ts';
import { LinkExport } from './link-export.tsx';
import { PageExport } from './page-export.tsx';
import { fileName, type Ready } from './ready.ts';
import { ScriptExport } from './script-export.tsx';
import { TextExport } from './text-export.tsx';
import { TraceExport } from './trace-export.tsx';

/** What a run is saved as. */
export type Kind = (typeof kinds)[number]['value'];

const kinds = [
  { value: 'link', label: 'Link' },
  { value: 'page', label: 'Page' },
  { value: 'text', label: 'Text' },
  { value: 'script', label: 'Script' },
  { value: 'trace', label: 'Trace' },
] as const;

/** Gives the open run away as a link or a file, whole, wherever in it the reader stands. */
export function ExportDialog({ kind, onClose }: { readonly kind: Kind; readonly onClose: () => void }) {
  const [shown, setShown] = useState(kind);
  const [ready, setReady] = useState<Ready>();
  // what was copied before is not what stands there now
  const onReady = useCallback((next: Ready | undefined) => {
    setReady(next);
    setCopied('');
  }, []);
  const [copied, setCopied] = useState('');
  // the run as it was when this was opened: what it does meanwhile is not in the file
  const [run] = useState(asItStands);
  if (run === undefined) return null;
  const { title, lead, saved, place } = run;
  const file = ready?.ending !== undefined && {
    name: fileName(title, ready.ending),
    content: new TextEncoder().encode(ready.text),
  };
  const choose = (next: Kind) => {
    setReady(undefined);
    setCopied('');
    setShown(next);
  };
  return (
    <Dialog
      title="Share this run"
      lead={lead}
      onClose={onClose}
      footer={
        <>
          {file !== false && (
            <p className="mr-auto min-w-0 break-all text-12 text-ink-2">
              {file.name}, {bytes(file.content.length).short}
            </p>
          )}
          <Button onClick={onClose}>Close</Button>
          {ready?.copy !== undefined && (
            <Button look={file ? 'plain' : 'primary'} onClick={() => void copy(ready.text).then(setCopied)}>
              {ready.copy}
            </Button>
          )}
          {shown !== 'link' && (
            <Button
              look="primary"
              disabled={file === false}
              onClick={() => file !== false && download(file.name, file.content)}
            >
              Download
            </Button>
          )}
        </>
      }
    >
      <div className="grid gap-3">
        <div>
          <Segmented label="What it is shared as" choices={kinds} value={shown} onChange={choose} />
        </div>
        {shown === 'link' && <LinkExport {...saved} onReady={onReady} onFile={() => choose('script')} />}
        {shown === 'page' && <PageExport title={title} events={saved.events} onReady={onReady} />}
        {shown === 'text' && <TextExport title={title} events={saved.events} place={place} onReady={onReady} />}
        {shown === 'script' && <ScriptExport {...saved} onReady={onReady} />}
        {shown === 'trace' && <TraceExport {...saved} onReady={onReady} />}
        <p role="status" className="text-12 text-ink-2">
          {copied}
        </p>
      </div>
    </Dialog>
  );
}

function asItStands() {
  const { run, events, length, cursor, live, projector } = useRun.getState();
  const log = projector.at(length);
  const start = log.read(startView);
  if (run === undefined || start === undefined) return undefined;
  const { standing } = conversationOf(log);
  const lead = [
    `The whole run, ${count(length, 'event')}.`,
    !live && 'You look at its past; the file goes to its newest event all the same.',
    standing === 'working' && 'It is not over: what comes later is not in the file.',
  ];
  return {
    title: start.title,
    place: cursor,
    lead: lead.filter((words) => words !== false).join(' '),
    saved: { run, events: events.slice(0, length) },
  };
}

/** Copies a text, and says what came of it. */
async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    return 'The browser did not let it be copied. Select the text, and copy it by hand.';
  }
}
