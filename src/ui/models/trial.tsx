import { useEffect } from 'react';
import type { Tested } from '../../protocol/connection.ts';
import { count } from '../kit/format.ts';
import { Glyph } from '../kit/glyph.tsx';
import { announce } from '../kit/live-region.tsx';
import { Explained } from './explained.tsx';

/** What came of the test; undefined while it goes on. */
export function Trial({ tested }: { readonly tested: Tested | undefined }) {
  const fine = tested?.is === 'fine' ? `answered in ${count(tested.milliseconds, 'ms', 'ms')}` : undefined;
  useEffect(() => {
    if (fine !== undefined) announce(`The model ${fine}.`);
  }, [fine]);
  return (
    <div key={tested === undefined ? 'asking' : 'told'} ref={bringIntoSight}>
      {tested === undefined ? (
        <p className="text-ink-2">Asking the model for one word…</p>
      ) : (
        <Told tested={tested} fine={fine} />
      )}
    </div>
  );
}

/** The button that asked stands below, and what it says may lie out of sight. */
function bringIntoSight(place: HTMLElement | null): void {
  place?.scrollIntoView({ block: 'nearest' });
}

function Told({ tested, fine }: { readonly tested: Tested; readonly fine: string | undefined }) {
  if (tested.is === 'failed') return <Explained explanation={tested.explanation} />;
  return (
    <p className="flex items-center gap-2 rounded-box border border-edge px-3 py-2">
      <Glyph name="rest" size={16} className="text-tool" />
      <span className="min-w-0 break-words">
        <b className="font-semibold">The model {fine}.</b>
        {tested.said.trim() !== '' && <span className="text-ink-2"> It said: {tested.said.trim()}</span>}
      </span>
    </p>
  );
}
