import { useEffect } from 'react';
import type { Event } from '../../protocol/event.ts';
import { pageOf } from './page.ts';
import type { Ready } from './ready.ts';
import { Remarks } from './remarks.tsx';

/** A run as a page of its own, for those who only want to read. */
export function PageExport(props: {
  readonly title: string;
  readonly events: readonly Event[];
  readonly onReady: (ready: Ready) => void;
}) {
  const { title, events, onReady } = props;
  useEffect(() => onReady({ ending: 'html', text: pageOf(title, events) }), [title, events, onReady]);
  return (
    <>
      <p>
        One file that any browser opens, from the disk too: what was said, called, decided and given back. It holds no
        script and asks no server for anything.
      </p>
      <Remarks
        of={[
          'In it is every word of the conversation, with the files that the agent read. Whoever gets it can read them.',
          'What looks like a key is taken out. Secrets of another kind are not recognised.',
          'It shows; it cannot be played. For that, send a script or a link.',
        ]}
      />
    </>
  );
}
