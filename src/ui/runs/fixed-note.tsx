import { useState } from 'react';
import type { Fixed } from '../../protocol/notice.ts';
import { Button } from '../kit/button.tsx';
import { send, useRun } from '../state/run.ts';
import { ExportThisRun } from './export-this-run.tsx';
import { GoOnDialog } from './go-on-dialog.tsx';

const words: Readonly<Record<Fixed, { readonly happened: string; readonly so: string } | undefined>> = {
  elsewhere: {
    happened: 'Another tab has this run.',
    so: 'You read along here. Take it over to go on in this tab; the other then reads along.',
  },
  imported: {
    happened: 'Made elsewhere: this run only replays.',
    so: 'Step through it as you like. To go on, you get a copy that obeys your own settings: nothing it allowed is allowed here.',
  },
  lost: { happened: 'This tab lost the run.', so: '' },
  // each broken fact is a row, and the composer says what it means
  damaged: undefined,
};

/** Says why a run can only be read, and offers what can be done about that. */
export function FixedNote() {
  const run = useRun((state) => state.run);
  const fixed = useRun((state) => state.fixed);
  const readOnly = useRun((state) => state.readOnly);
  const [going, setGoing] = useState(false);
  const said = fixed && words[fixed];
  if (run === undefined || said === undefined) return null;
  return (
    <section
      aria-label="Read only"
      className="flex flex-none flex-wrap items-center gap-x-3 gap-y-2 border-line border-b bg-panel px-4 py-1.5"
    >
      <p className="min-w-0 flex-1 basis-60">
        <b className="font-semibold">{said.happened}</b>{' '}
        <span className="text-ink-2">{fixed === 'lost' ? readOnly : said.so}</span>
      </p>
      {fixed === 'elsewhere' && (
        <Button look="primary" onClick={() => send({ do: 'take-over', run })}>
          Take over
        </Button>
      )}
      {fixed === 'imported' && (
        <Button look="primary" onClick={() => setGoing(true)}>
          Go on
        </Button>
      )}
      {fixed === 'lost' && (
        <span className="flex flex-wrap gap-2">
          <Button onClick={() => send({ do: 'open', run })}>Open it again</Button>
          <ExportThisRun run={run} />
        </span>
      )}
      {going && <GoOnDialog run={run} onClose={() => setGoing(false)} />}
    </section>
  );
}
