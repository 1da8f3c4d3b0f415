import { LinkButton } from '../kit/link-button.tsx';
import { goToEvent } from './go-to-event.ts';

/** The numbers of events, each the way to it. */
export function EventLinks({ what, seqs }: { readonly what: string; readonly seqs: readonly number[] }) {
  return (
    <>
      {seqs.map((seq, at) => (
        <span key={seq}>
          {at === 0 ? '' : ', '}
          <LinkButton label={`${what} in event ${seq}`} onPress={() => goToEvent(seq)}>
            {seq}
          </LinkButton>
        </span>
      ))}
    </>
  );
}
