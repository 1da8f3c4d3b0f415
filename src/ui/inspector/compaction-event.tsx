import type { EventOf } from '../../protocol/event.ts';
import { Details } from '../kit/details.tsx';
import { count, tokens } from '../kit/format.ts';
import { Sentence, Written } from './blocks.tsx';
import { SideBySide } from './side-by-side.tsx';

/** Results that gave way to a line each. */
export function Cleared({ event }: { readonly event: EventOf<'context.cleared'> }) {
  const { calls, before, after } = event;
  return (
    <>
      <Sentence>
        {count(calls.length, 'old result')} gave way to a line each, to make room. The files and the results are still
        there: the model can read them again.
      </Sentence>
      <Details
        of={[
          ['Calls', calls.join(', ')],
          ['Before', `about ${tokens(before).long}`],
          ['After', `about ${tokens(after).long}`],
        ]}
      />
      <SideBySide event={event} />
    </>
  );
}

const triggers = {
  threshold: 'The conversation had grown past the threshold.',
  'too-long': 'The model could not take so long a conversation.',
  person: 'You asked for it.',
} as const satisfies Record<EventOf<'context.compacted'>['trigger'], string>;

/** A summary that took the place of most of the conversation. */
export function Compacted({ event }: { readonly event: EventOf<'context.compacted'> }) {
  const { trigger, text, todos, dropped, cut, before, after, enough } = event;
  return (
    <>
      <Sentence>
        {triggers[trigger]} {count(dropped, 'message')} gave way to a summary. Step back before this event, and all of
        them are there.
      </Sentence>
      {!enough && <Sentence>It is still over the threshold, so this counts as a failure.</Sentence>}
      <Details
        of={[
          ['Before', `about ${tokens(before).long}`],
          ['After', `about ${tokens(after).long}`],
          ['Cut short', cut === undefined ? undefined : `the results of ${cut.calls.join(', ')}`],
        ]}
      />
      <Written title="Summary" text={text} />
      <Written title="Todo list, kept as it is" text={todos ?? ''} />
      <SideBySide event={event} />
    </>
  );
}

/** A conversation that could not be made shorter. */
export function CompactionFailed({ event }: { readonly event: EventOf<'compaction.failed'> }) {
  return (
    <>
      <Sentence>The conversation was not made shorter. Nothing of it is lost.</Sentence>
      <Written title="Why" text={event.reason} />
    </>
  );
}
