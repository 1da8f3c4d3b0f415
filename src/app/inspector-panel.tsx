import { lazy, Suspense } from 'react';
import { Loading } from '../ui/kit/loading.tsx';

const Inspecting = lazy(async () => ({ default: (await import('./inspecting.tsx')).Inspecting }));

/** What is known of an event, of a request and of the files. */
export function InspectorPanel() {
  return (
    <Suspense fallback={<Loading>Opening the inspector…</Loading>}>
      <Inspecting />
    </Suspense>
  );
}
