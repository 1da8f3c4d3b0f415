import { lazy, Suspense } from 'react';
import { StatusBar } from '../ui/debugger/status-bar.tsx';
import { Transport } from '../ui/debugger/transport.tsx';
import { useScreen } from '../ui/kit/screen.ts';
import { loadBlob } from '../ui/state/shelf.ts';
import { Columns } from './columns.tsx';
import { PhonePanels } from './phone-panels.tsx';
import { Troubles } from './troubles.tsx';

// What asks the person comes right after the page stands; what it asks of is in the log, so nothing is missed.
const Questions = lazy(async () => ({ default: (await import('../ui/approvals/questions.tsx')).Questions }));

/** A run as a person works with it: the debugger's bar, the panels, and what waits for an answer. */
export function Workbench() {
  const phone = useScreen() === 'phone';
  return (
    <>
      <Transport />
      <Troubles />
      {phone ? <PhonePanels /> : <Columns />}
      <StatusBar />
      <Suspense>
        <Questions load={loadBlob} />
      </Suspense>
    </>
  );
}
