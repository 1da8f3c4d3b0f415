import { useState } from 'react';
import { conversationOf } from '../../views/conversation.ts';
import { startView } from '../../views/start.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { download } from '../kit/download.ts';
import { bytes, count } from '../kit/format.ts';
import { Segmented } from '../kit/segmented.tsx';
import { useRun } from '../state/run.ts';
import { fileName, type Ready } from './ready.ts';
import { ScriptExport } from './script-export.tsx';
import { TraceExport } from './trace-export.tsx';

/** What a run is saved as. */
export type Kind = 'script' | 'trace';

const kinds = [
  { value: 'script', label: 'Script' },
  { value: 'trace', label: 'OpenTelemetry' },
] as const;

/** Saves the open run as a file, whole, wherever in it the reader stands. */
export function ExportDialog({ kind, onClose }: { readonly kind: Kind; readonly onClose: () => void }) {
  const [shown, setShown] = useState(kind);
  const [ready, setReady] = useState<Ready>();
  // the run as it was when this was opened: what it does meanwhile is not in the file
  const [run] = useState(asItStands);
  if (run === undefined) return null;
  const { title, lead, saved } = run;
  const file = ready && { name: fileName(title, ready.ending), content: new TextEncoder().encode(ready.text) };
  const choose = (next: Kind) => {
    setReady(undefined);
    setShown(next);
  };
  return (
    <Dialog
      title="Save this run as a file"
      lead={lead}
      onClose={onClose}
      footer={
        <>
          {file !== undefined && (
            <p className="mr-auto min-w-0 break-all text-12 text-ink-2">
              {file.name}, {bytes(file.content.length).short}
            </p>
          )}
          <Button onClick={onClose}>Close</Button>
          <Button
            look="primary"
            disabled={file === undefined}
            onClick={() => file !== undefined && download(file.name, file.content)}
          >
            Download
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <div>
          <Segmented label="What it is saved as" choices={kinds} value={shown} onChange={choose} />
        </div>
        {shown === 'script' ? (
          <ScriptExport {...saved} onReady={setReady} />
        ) : (
          <TraceExport {...saved} onReady={setReady} />
        )}
      </div>
    </Dialog>
  );
}

function asItStands() {
  const { run, events, length, live, projector } = useRun.getState();
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
    lead: lead.filter((words) => words !== false).join(' '),
    saved: { run, events: events.slice(0, length) },
  };
}
