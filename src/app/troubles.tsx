import { Button } from '../ui/kit/button.tsx';
import { Notice } from '../ui/kit/notice.tsx';
import { placeOf, usePath } from '../ui/state/address.ts';
import { openRun, useRun } from '../ui/state/run.ts';

/** What went wrong with the run or with the last command, until something goes well. */
export function Troubles() {
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
