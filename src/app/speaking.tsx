import { WaitingBar } from '../ui/approvals/waiting-bar.tsx';
import { Composer } from '../ui/conversation/composer.tsx';
import { useActions } from './use-actions.ts';

/** Where a person speaks to the agent, and is told that it waits for them. */
export function Speaking() {
  return <Composer actions={useActions()} waiting={<WaitingBar />} />;
}
