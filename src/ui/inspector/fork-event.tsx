import type { EventOf } from '../../protocol/event.ts';
import { Details } from '../kit/details.tsx';
import { Sentence } from './blocks.tsx';

/** Where a run became another, and what was changed there. */
export function Forked({ event }: { readonly event: EventOf<'run.forked'> }) {
  const { from, place, title, was, elsewhere } = event;
  return (
    <>
      <Sentence>
        {place === 0
          ? 'The run begins anew with what was changed at its beginning.'
          : 'Up to here the run is a copy. From here on it is its own, and the other stays as it is.'}
      </Sentence>
      {was !== undefined && <Sentence>What was changed is event {place}: it says “edited”.</Sentence>}
      {elsewhere && (
        <Sentence>
          It was made elsewhere. What was allowed there is not allowed here: mode, rules, hooks, tools and model are
          your own, and calls that were open are answered with “not decided here”.
        </Sentence>
      )}
      <Details
        of={[
          ['Title', title],
          [
            'Copied from',
            <a key="from" href={`#/run/${from}`} className="text-accent underline">
              {from}
            </a>,
          ],
          ['Facts copied', place],
        ]}
      />
    </>
  );
}
