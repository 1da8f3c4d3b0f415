import type { Conversation } from '../../views/conversation.ts';
import type { Reading } from '../../views/view.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { goOn } from '../state/said.ts';
import { MissingReply } from './missing-reply.tsx';

/** Why the agent rests before it was done, and the button that wakes it; nothing when it works or is done. */
export function Rested(props: { readonly conversation: Conversation; readonly run: string; readonly log: Reading }) {
  const { conversation, run, log } = props;
  const { standing, said, missing } = conversation;
  // what was written for one reply is not meant for the next
  if (missing !== undefined) return <MissingReply key={missing} reply={missing} run={run} log={log} why={said} />;
  switch (standing) {
    case 'failed':
      return (
        <Notice happened="The agent gave up." detail={said} safe="All that happened so far is kept.">
          <Button onClick={goOn}>Try again</Button>
        </Notice>
      );
    case 'limit':
      return <Waking said={said} action="Go on" />;
    case 'stopped':
      return <Waking said="The agent was stopped." action="Go on" />;
    default:
      return null;
  }
}

function Waking({ said, action }: { readonly said: string; readonly action: string }) {
  return (
    <div className="flex items-center gap-3">
      <p className="min-w-0 flex-1 break-words text-ink-2">{said}</p>
      <Button onClick={goOn}>{action}</Button>
    </div>
  );
}
