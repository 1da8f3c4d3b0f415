import { lazy, Suspense } from 'react';
import { Loading } from '../kit/loading.tsx';

const MemoryPanel = lazy(async () => ({ default: (await import('./memory-panel.tsx')).MemoryPanel }));

/** What the workspace remembers. The panel comes when it is first looked at. */
export function Memory() {
  return (
    <Suspense fallback={<Loading>Opening the memory…</Loading>}>
      <MemoryPanel />
    </Suspense>
  );
}
