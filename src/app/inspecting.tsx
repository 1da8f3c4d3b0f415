import { lazy, Suspense } from 'react';
import { Files } from '../ui/files/files.tsx';
import { Inspector } from '../ui/inspector/inspector.tsx';
import { Loading } from '../ui/kit/loading.tsx';
import { lines } from './lines.ts';

const CostPanel = lazy(async () => ({ default: (await import('../ui/cost/cost-panel.tsx')).CostPanel }));

/** The inspector with its panels, and the way from an event to its line. */
export function Inspecting() {
  const cost = (
    <Suspense fallback={<Loading>Opening the cost…</Loading>}>
      <CostPanel />
    </Suspense>
  );
  return <Inspector others={{ files: <Files />, cost }} lines={lines} />;
}
