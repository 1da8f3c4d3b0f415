import { lazy, Suspense } from 'react';
import { Loading } from '../ui/kit/loading.tsx';

// It counts what the agent chose by the agent's own rules, and those come after the page stands.
const Looping = lazy(async () => ({ default: (await import('./looping.tsx')).Looping }));

/** The loop, and the source that runs. */
export function LoopPanel() {
  return (
    <Suspense fallback={<Loading>Opening the loop…</Loading>}>
      <Looping />
    </Suspense>
  );
}
