import { Timeline } from '../ui/timeline/timeline.tsx';

/** The timeline with the composer below it. */
export function TimelinePanel() {
  return <Timeline />;
}
