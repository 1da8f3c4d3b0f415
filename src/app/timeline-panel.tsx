import { WaitingBar } from '../ui/approvals/waiting-bar.tsx';
import { Composer } from '../ui/conversation/composer.tsx';
import { Timeline } from '../ui/timeline/timeline.tsx';
import { useActions } from './use-actions.ts';

/** The timeline with the composer below it. */
export function TimelinePanel() {
  return (
    <Timeline>
      <Composer actions={useActions()} waiting={<WaitingBar />} />
    </Timeline>
  );
}
