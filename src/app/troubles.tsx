import { lazy, Suspense } from 'react';
import { Button } from '../ui/kit/button.tsx';
import { Notice } from '../ui/kit/notice.tsx';
import { placeOf, usePath } from '../ui/state/address.ts';
import { openRun, useRun } from '../ui/state/run.ts';

const FixedNote = lazy(async () => ({ default: (await import('../ui/runs/fixed-note.tsx')).FixedNote }));

/** Why the run can only be read, if so; and what went wrong with it or with the last command, until something goes well. */
export function Troubles() {
  const fixed = useRun((state) => state.fixed !== undefined);
  return (
    <>
      {fixed && (
        <Suspense>
          <FixedNote />
        </Suspense>
      )}
      <Trouble />
    </>
  );
}

function Trouble() {
  const { trouble, run, length, loading } = useRun();
  const place = placeOf(usePath());
  if (trouble === undefined) return null;
  const again = () => {
    useRun.setState({ run: undefined, trouble: undefined });
    const id = place.is === 'run' ? place.run : run;
    if (id !== undefined) openRun(id);
  };
  return (
    <div className="flex-none border-line border-b bg-panel px-4 py-2">
      <Notice
        happened={trouble}
        safe={length > 0 ? 'All that happened so far is still here.' : undefined}
        todo={length === 0 && !loading ? 'Open it again, or choose another from the library.' : undefined}
      >
        {length === 0 ? (
          <Button onClick={again}>Open it again</Button>
        ) : (
          <Button onClick={() => useRun.setState({ trouble: undefined })}>Close</Button>
        )}
      </Notice>
    </div>
  );
}
