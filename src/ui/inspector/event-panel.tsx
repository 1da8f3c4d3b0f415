import { lazy, Suspense, useMemo, useState } from 'react';
import type { Event } from '../../protocol/event.ts';
import { rowAt } from '../../views/row.ts';
import { Button } from '../kit/button.tsx';
import { Diff } from '../kit/diff.tsx';
import { Empty } from '../kit/empty.tsx';
import { Json } from '../kit/json.tsx';
import { Loading } from '../kit/loading.tsx';
import { ScrollRegion } from '../kit/scroll-region.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { useLayout } from '../state/layout.ts';
import { rowNow } from '../state/now.ts';
import { useVisibleRows } from '../state/rows.ts';
import { useRun } from '../state/run.ts';
import { changedBy, editedIn } from './changed-text.ts';
import { Drawn } from './drawn.tsx';
import { EventHeading, type Forks, type Lines } from './event-heading.tsx';

const EventInWords = lazy(async () => ({ default: (await import('./event-in-words.tsx')).EventInWords }));

const forms = [
  { value: 'words', label: 'In words' },
  { value: 'json', label: 'JSON' },
] as const;
const withChange = [...forms, { value: 'change', label: 'What changed' }] as const;
type Form = (typeof withChange)[number]['value'];

/** The selected event, or the one at the cursor: in words, as JSON, and what it changed. */
export function EventPanel({ lines, forks }: { readonly lines: Lines; readonly forks: Forks }) {
  const selected = useLayout((layout) => layout.selected);
  const rows = useVisibleRows();
  const row = useRun((state) => rowNow(rows, state));
  const at = selected ?? rows.at(row)?.seq;
  const event = useRun(({ events, length }) => events[Math.min(at ?? length, length - 1)]);
  if (event === undefined)
    return <Empty>Nothing has happened yet. Send a message, and every event can be read here.</Empty>;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <EventShown key={event.seq} event={event} lines={lines} forks={forks} />
    </div>
  );
}

function EventShown({ event, lines, forks }: { readonly event: Event; readonly lines: Lines; readonly forks: Forks }) {
  const [wanted, setForm] = useState<Form>('words');
  // what came of it is part of the recording, so it is read to its end
  const events = useRun((state) => state.events);
  const projector = useRun((state) => state.projector);
  const length = useRun((state) => state.length);
  const row = useMemo(() => rowAt(events, event.seq, length), [events, event, length]);
  const changed = useMemo(
    () => editedIn(row, events) ?? changedBy(event, projector.at(event.seq), row.call),
    [event, events, projector, row],
  );
  const form = wanted === 'change' && changed === undefined ? 'words' : wanted;
  const json = (
    <Json value={event} label={`Event ${event.seq} as JSON`} className="min-h-0 flex-1 border-line border-t" />
  );
  return (
    <>
      <EventHeading event={event} end={row.end} lines={lines} />
      <div className="flex flex-none flex-wrap items-center gap-1.5 px-4 pb-2.5">
        <Segmented
          label="Form of the event"
          choices={changed === undefined ? forms : withChange}
          value={form}
          onChange={setForm}
          size="small"
        />
        <span className="flex-1" />
        <Button size="small" keys="F" onClick={() => forks.here(event.seq)}>
          Fork here
        </Button>
        <Button size="small" keys="E" onClick={() => forks.edit(event.seq)}>
          Edit in a fork
        </Button>
      </div>
      {form === 'json' && json}
      {form !== 'json' && (
        <ScrollRegion label="The event" className="flex-1 border-line border-t py-1.5">
          {form === 'words' && (
            <Drawn otherwise={<CannotBeDrawn>{json}</CannotBeDrawn>}>
              <Suspense fallback={<Loading>Reading the event…</Loading>}>
                <EventInWords row={row} />
              </Suspense>
            </Drawn>
          )}
          {form === 'change' && changed !== undefined && (
            <>
              <p className="px-4 py-1.5">{changed.what}, before and after:</p>
              <Diff
                label={`${changed.what}, before and after`}
                before={`${changed.before}\n`}
                after={`${changed.after}\n`}
              />
            </>
          )}
        </ScrollRegion>
      )}
    </>
  );
}

function CannotBeDrawn({ children }: { readonly children: React.ReactNode }) {
  return (
    <>
      <p className="px-4 py-1.5">This event could not be drawn. It is whole, and stands here as it is recorded.</p>
      {children}
    </>
  );
}
