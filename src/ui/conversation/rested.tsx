import { agentsView } from '../../views/agent.ts';
import type { Conversation } from '../../views/conversation.ts';
import { spendingView } from '../../views/spending.ts';
import type { Reading } from '../../views/view.ts';
import { Button } from '../kit/button.tsx';
import { money } from '../kit/format.ts';
import { Notice } from '../kit/notice.tsx';
import type { Actions } from '../state/actions.ts';
import { goOn } from '../state/said.ts';
import { adviceFor } from './advice.ts';
import { MissingReply } from './missing-reply.tsx';

/** Why the agent rests before it was done, and the button that wakes it; nothing when it works or is done. */
export function Rested(props: {
  readonly conversation: Conversation;
  readonly run: string;
  readonly log: Reading;
  readonly actions: Pick<Actions, 'showModel' | 'showCost'>;
}) {
  const { conversation, run, log, actions } = props;
  const { standing, said, missing, failure } = conversation;
  // what was written for one reply is not meant for the next
  if (missing !== undefined)
    return <MissingReply key={missing} reply={missing} run={run} log={log} why={said} actions={actions} />;
  switch (standing) {
    case 'failed':
      return <GivenUp failure={failure} said={said} log={log} onModel={actions.showModel} />;
    case 'limit':
      return <AtLimit said={said} log={log} onCost={actions.showCost} />;
    case 'stopped':
      return <Waking said="The agent was stopped." action="Go on" />;
    default:
      return null;
  }
}

/** The last attempt failed: why, what to do, and the request again. */
function GivenUp(props: {
  readonly failure: Conversation['failure'];
  readonly said: string;
  readonly log: Reading;
  readonly onModel: () => void;
}) {
  const { failure, said, log, onModel } = props;
  const advice = failure && adviceFor(failure);
  // what a script's model fails of is no matter of the person's own
  const scripted = log.read(agentsView).main?.config.model.provider === 'scripted';
  return (
    <Notice
      happened={advice?.happened ?? 'The agent gave up.'}
      detail={failure?.status === undefined ? said : `${failure.status} ${said}`}
      safe="All that happened so far is kept."
      todo={advice?.todo}
    >
      {advice?.inModel && !scripted && <Button onClick={onModel}>Open your model</Button>}
      <Button onClick={goOn}>Try again</Button>
    </Notice>
  );
}

/** A limit is reached: going on raises it, which is said where it is one of money. */
function AtLimit(props: { readonly said: string; readonly log: Reading; readonly onCost: () => void }) {
  const { said, log, onCost } = props;
  const { maxSpend } = log.read(agentsView).main?.config.limits ?? {};
  const { cost } = log.read(spendingView).sum;
  if (maxSpend === undefined || cost < maxSpend) return <Waking said={said} action="Go on" />;
  const spent = `The agent has spent ${money(cost).short}, and may spend ${money(maxSpend).short}. “Go on” doubles what it may.`;
  return <Waking said={spent} action="Go on" onCost={onCost} />;
}

function Waking(props: { readonly said: string; readonly action: string; readonly onCost?: () => void }) {
  const { said, action, onCost } = props;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="min-w-0 flex-1 break-words text-ink-2">{said}</p>
      {onCost !== undefined && <Button onClick={onCost}>Show the cost</Button>}
      <Button onClick={goOn}>{action}</Button>
    </div>
  );
}
