import { lazy, Suspense } from 'react';
import { Transport } from '../ui/debugger/transport.tsx';
import { Empty } from '../ui/kit/empty.tsx';
import { useScreen } from '../ui/kit/screen.ts';
import { goTo } from '../ui/state/address.ts';
import { useRun } from '../ui/state/run.ts';
import { loadBlob } from '../ui/state/shelf.ts';
import { Columns } from './columns.tsx';

// What asks the person comes right after the page stands; what it asks of is in the log, so nothing is missed.
const Questions = lazy(async () => ({ default: (await import('../ui/approvals/questions.tsx')).Questions }));

// What goes wrong is kept until something goes well, so nothing of it is missed either.
const Troubles = lazy(async () => ({ default: (await import('./troubles.tsx')).Troubles }));

// What stands at the foot is told once there is something to tell.
const StatusBar = lazy(async () => ({ default: (await import('../ui/debugger/status-bar.tsx')).StatusBar }));

// Only a run that is not kept is offered as a file here.
const ExportThisRun = lazy(async () => ({ default: (await import('../ui/runs/export-this-run.tsx')).ExportThisRun }));

// A wide screen has no use for them.
const PhonePanels = lazy(async () => ({ default: (await import('./phone-panels.tsx')).PhonePanels }));

const Announcer = lazy(async () => ({ default: (await import('./announcer.tsx')).Announcer }));

/** A run as a person works with it: the debugger's bar, the panels, and what waits for an answer. */
export function Workbench() {
  const phone = useScreen() === 'phone';
  const run = useRun((state) => state.run);
  const nothing = useRun(({ run, loading, length }) => run !== undefined && !loading && length === 0);
  if (nothing) return <NothingHere />;
  return (
    <>
      <Transport />
      <Suspense>
        <Troubles />
      </Suspense>
      {phone ? (
        <Suspense fallback={<main className="min-h-0 flex-1 bg-panel" />}>
          <PhonePanels />
        </Suspense>
      ) : (
        <Columns />
      )}
      <Suspense fallback={<footer className="h-7 flex-none border-line border-t bg-panel max-desk:hidden" />}>
        <StatusBar keep={<Suspense>{run !== undefined && <ExportThisRun run={run} size="small" />}</Suspense>} />
      </Suspense>
      <Suspense>
        <Questions load={loadBlob} />
        <Announcer />
      </Suspense>
    </>
  );
}

/** Stands where a run should be, when its address leads to none. */
function NothingHere() {
  return (
    <main className="min-h-0 flex-1 overflow-auto bg-panel">
      <Suspense>
        <Troubles />
      </Suspense>
      <Empty action={{ label: 'Choose a scenario', onPress: () => goTo('/') }}>
        Nothing is recorded at this address. The runs that this browser keeps are in the library.
      </Empty>
    </main>
  );
}
