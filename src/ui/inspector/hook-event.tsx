import { payloadOf } from '../../agent/hooks/payload.ts';
import type { CallRequest, EventOf } from '../../protocol/event.ts';
import { agentsView } from '../../views/agent.ts';
import { Details } from '../kit/details.tsx';
import { Figure } from '../kit/figure.tsx';
import { duration } from '../kit/format.ts';
import { useRun } from '../state/run.ts';
import { CallShown, Sentence, Written } from './blocks.tsx';

const moments = {
  PreToolUse: 'before the call',
  PostToolUse: 'after the result',
  SessionStart: 'as the run began',
  SessionEnd: 'as you left the run',
  SubagentStart: 'as the subagent began',
  UserPromptSubmit: 'before the model read the prompt',
  PermissionRequest: 'before a person was asked',
  Notification: 'while a person was waited for',
  PostToolUseFailure: 'after the failure',
  SubagentStop: 'before the subagent rested',
  PreCompact: 'before the conversation is compacted',
  PostCompact: 'after the conversation was compacted',
  Stop: 'before the agent rests',
} as const;

/** A hook that takes its time, as it begins. */
export function HookStarted(props: {
  readonly event: EventOf<'hook.started'>;
  readonly call: CallRequest | undefined;
}) {
  const { event, call } = props;
  return (
    <>
      <Sentence>
        <Asked event={event} call={call} />.
      </Sentence>
      <Input event={event} />
    </>
  );
}

/** What a hook was asked, what it read, and what it said. */
export function Hooked(props: {
  readonly event: EventOf<'hook.ran'>;
  readonly call: CallRequest | undefined;
  readonly since: number | undefined;
}) {
  const { event, call, since } = props;
  const { on, effect, failed } = event;
  const reason = effect.block === '' ? 'It gives no reason.' : (effect.block ?? '');
  const said = Object.keys(effect).length > 0 || failed !== undefined;
  return (
    <>
      <Sentence>
        <Asked event={event} call={call} />
        {said ? '.' : ', and let it pass.'}
      </Sentence>
      <Written title="It failed" text={failed ?? ''} />
      <Written title={on === 'Stop' || on === 'SubagentStop' ? 'It sends the agent on' : 'It blocks'} text={reason} />
      {effect.vote !== undefined && <Sentence>It votes: {effect.vote}.</Sentence>}
      {effect.input !== undefined && (
        <CallShown title="It rewrites the call" name={call?.name ?? event.call ?? ''} input={effect.input} />
      )}
      <Written title="It replaces the result" text={effect.replace ?? ''} />
      <Written title="It adds to the conversation" text={effect.context ?? ''} />
      <Written
        title="It puts the agent to rest"
        text={effect.stop === '' ? 'It gives no reason.' : (effect.stop ?? '')}
      />
      <Details
        of={[['Took', since === undefined ? undefined : <Figure key="took" value={duration(event.at - since)} />]]}
      />
      <Output event={event} />
      <Input event={event} />
    </>
  );
}

type HookEvent = EventOf<'hook.started' | 'hook.ran'>;

function Asked({ event: { hook, on }, call }: { readonly event: HookEvent; readonly call: CallRequest | undefined }) {
  return (
    <>
      The hook <code className="font-mono">{hook}</code> was asked {moments[on]}
      {call !== undefined && (
        <>
          {' '}
          of <code className="font-mono">{call.name}</code>
        </>
      )}
    </>
  );
}

/** The JSON that a hook read. It is not stored: it is read from the facts before it. */
function Input({ event }: { readonly event: HookEvent }) {
  const agent = useAgentBefore(event);
  if (agent === undefined) return null;
  return <Written title="What it read" text={JSON.stringify(payloadOf(event, agent), undefined, 2)} />;
}

/** What a hook gave back, word by word. */
function Output({ event }: { readonly event: HookEvent }) {
  const asking = useAgentBefore(event)?.asking;
  const output = event.type === 'hook.ran' ? event.output : undefined;
  return (
    <>
      <Written title="What the model answered" text={asking?.answer?.text ?? ''} />
      <Details
        of={[
          ['Exit code', output?.exit],
          ['Files changed', asking?.changed.join(', ')],
        ]}
      />
      <Written title="Standard output" text={output?.stdout ?? ''} />
      <Written title="Standard error" text={output?.stderr ?? ''} />
    </>
  );
}

function useAgentBefore({ agent, seq }: HookEvent) {
  return useRun((state) => state.projector)
    .at(seq)
    .read(agentsView)[agent];
}
