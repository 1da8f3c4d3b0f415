import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { useRun } from '../state/run.ts';
import { AdoptDialog } from './adopt-dialog.tsx';

/** The workspace that the run began from, and whether what the run writes becomes its; nothing where there is none. */
export function WorkspaceLine() {
  const run = useRun((state) => state.run);
  const workspace = useRun((state) => state.workspace);
  const fixed = useRun((state) => state.fixed !== undefined);
  const [adopting, setAdopting] = useState(false);
  if (run === undefined || workspace === undefined) return null;
  const { id, name, attached } = workspace;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
      <p className="min-w-0 flex-1 basis-48">
        {name === undefined ? (
          <span className="text-ink-2">Its workspace was deleted. These files are the run’s own.</span>
        ) : (
          <>
            <b className="break-words font-semibold">{name}</b>, {attached ? 'attached' : 'detached'}.{' '}
            <span className="text-ink-2">
              {attached
                ? 'What this run writes is there for the next one.'
                : 'Another run changed the workspace meanwhile, so these files are the run’s own.'}
            </span>
          </>
        )}
      </p>
      {name !== undefined && !attached && !fixed && (
        <Button onClick={() => setAdopting(true)}>
          Adopt into {name.length > 24 ? `${name.slice(0, 24)}…` : name}
        </Button>
      )}
      {adopting && name !== undefined && (
        <AdoptDialog run={run} workspace={{ id, name, attached }} onClose={() => setAdopting(false)} />
      )}
    </div>
  );
}
