import { lazy, Suspense } from 'react';
import { Timeline } from '../ui/timeline/timeline.tsx';

// A run is seen before it is spoken to.
const Speaking = lazy(async () => ({ default: (await import('./speaking.tsx')).Speaking }));

/** The timeline with the composer below it. */
export function TimelinePanel() {
  return (
    <Timeline>
      <Suspense fallback={<div className="h-14 flex-none border-line border-t" />}>
        <Speaking />
      </Suspense>
    </Timeline>
  );
}
