import type { EventOf } from '../../protocol/event.ts';
import type { Row } from '../../views/row.ts';
import { Button } from '../kit/button.tsx';
import { Details } from '../kit/details.tsx';
import { Diff } from '../kit/diff.tsx';
import { Figure } from '../kit/figure.tsx';
import { count, duration } from '../kit/format.ts';
import { showInspector } from '../state/layout.ts';
import { CallShown, Sentence, Written } from './blocks.tsx';

/** A request, and what came of it. */
export function Requested(props: {
  readonly event: EventOf<'model.requested'>;
  readonly end: Row['end'];
  readonly again: Row['again'];
}) {
  const { event, end, again } = props;
  return (
    <>
      <Sentence>
        The model is asked{event.purpose === 'compaction' && ' to sum up the conversation'}
        {event.attempt > 1 && `, attempt ${event.attempt}`}.{' '}
        {end === undefined
          ? again === undefined
            ? 'No reply is recorded yet.'
            : `It was cut off before it replied, as when the page is reloaded, and asked again in event ${again.seq}. That costs no attempt.`
          : end.type === 'model.failed'
            ? 'It gave no reply.'
            : 'It replied:'}
      </Sentence>
      {end?.type === 'model.responded' && <Replied event={end} />}
      {end?.type === 'model.failed' && <Failed event={end} end={undefined} />}
      <p className="px-4 py-1.5">
        <Button size="small" onClick={() => showInspector('context')}>
          Show the request
        </Button>
      </p>
    </>
  );
}

/** A reply: what it says, what it thought, and every call it asks for. */
export function Replied({ event }: { readonly event: EventOf<'model.responded'> }) {
  const { text, thinking, calls, usage, stop, rule } = event;
  return (
    <>
      {text === '' && calls.length === 0 && <Sentence>The reply is empty.</Sentence>}
      <Written title="Reply" text={text} />
      <Written title="Thinking" text={thinking} />
      {calls.map(({ call, name, input, malformed }) => (
        <CallShown key={call} title={`Call ${call}`} name={name} input={malformed ?? input} />
      ))}
      <Details
        of={[
          ['Ended', stop === 'length' ? 'cut off at its longest' : undefined],
          ['Input', `${count(usage.input, 'token')}, ${usage.cacheRead.toLocaleString('en-US')} of them cached`],
          ['Output', count(usage.output, 'token')],
          ['Rule', rule],
        ]}
      />
    </>
  );
}

const failures: Readonly<Record<EventOf<'model.failed'>['failure'], string>> = {
  network: 'could not be reached',
  timeout: 'did not answer in time',
  cut: 'broke off in the middle of its reply',
  status: 'answered with an error',
  refused: 'refused the request',
  filtered: 'withheld its reply',
  'too-long': 'found the request too long',
  'no-rule': 'has no rule that fits the request',
  stopped: 'was stopped',
};

/** A request that failed: why, and whether it is sent again. */
export function Failed({ event, end }: { readonly event: EventOf<'model.failed'>; readonly end: Row['end'] }) {
  const { failure, reason, status, retryable, differs } = event;
  const then = retryable ? <Next event={event} end={end} /> : 'It will not heal, so it is not sent again.';
  return (
    <>
      <Sentence>The model {failures[failure]}.</Sentence>
      <Written title="Reason" text={reason} />
      {differs !== undefined && differs.recorded !== differs.heard && (
        <Diff
          label="What was new when it was recorded, and what is new now"
          before={differs.recorded}
          after={differs.heard}
        />
      )}
      <Details
        of={[
          ['Status', status],
          ['Then', then],
        ]}
      />
    </>
  );
}

/** What the agent does after an attempt that may heal. */
function Next({ event, end }: { readonly event: EventOf<'model.failed'>; readonly end: Row['end'] }) {
  if (end?.type === 'agent.rested')
    return end.why === 'stopped' ? 'It was stopped.' : 'The agent gave up: it was the last attempt.';
  return (
    <>
      It may heal: the agent waits <Figure value={duration(event.wait)} />
      {end?.type === 'model.retried' && (
        <>
          , and was sent again after <Figure value={duration(end.at - event.at)} />
        </>
      )}
      .
    </>
  );
}

const retries = {
  waited: 'The wait is over, so the request is sent again.',
  hurried: 'You cut the wait short: the request is sent again at once.',
  asked: 'You asked to try again.',
} as const satisfies Record<EventOf<'model.retried'>['because'], string>;

/** A request that is sent again. */
export function Retried({ event }: { readonly event: EventOf<'model.retried'> }) {
  return <Sentence>{retries[event.because]}</Sentence>;
}
