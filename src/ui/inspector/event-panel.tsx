import { lazy, Suspense, useMemo, useState } from 'react';
import type { Event } from '../../protocol/event.ts';
import { rowAt } from '../../views/row.ts';
import { Button } from '../kit/button.tsx';
import { Diff } from '../kit/diff.tsx';
import { Empty } from '../kit/empty.tsx';
import { inkOf } from '../kit/family.ts';
import { Figure } from '../kit/figure.tsx';
import { duration } from '../kit/format.ts';
import { Glyph } from '../kit/glyph.tsx';
import { Json } from '../kit/json.tsx';
import { Loading } from '../kit/loading.tsx';
import { ScrollRegion } from '../kit/scroll-region.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { useLayout } from '../state/layout.ts';
import { rowNow } from '../state/now.ts';
import { useVisibleRows } from '../state/rows.ts';
import { useRun } from '../state/run.ts';
import { kindOf, kinds } from '../words/kinds.ts';
import { changedBy } from './changed-text.ts';
import { Drawn } from './drawn.tsx';

const EventInWords = lazy(async () => ({ default: (await import('./event-in-words.tsx')).EventInWords }));

/** A line of the shipped source. */
interface Line {
  readonly file: string;
  readonly line: number;
}

/** Where events were appended, and the way there: what the page knows of the source. */
export interface Lines {
  lineOf(event: Event): Line | undefined;
  show(line: Line): void;
}

const forms = [
  { value: 'words', label: 'In words' },
  { value: 'json', label: 'JSON' },
] as const;
const withChange = [...forms, { value: 'change', label: 'What changed' }] as const;
type Form = (typeof withChange)[number]['value'];

/** The selected event, or the one at the cursor: in words, as JSON, and what it changed. */
export function EventPanel({ lines }: { readonly lines: Lines }) {
  const selected = useLayout((layout) => layout.selected);
  const rows = useVisibleRows();
  const row = useRun((state) => rowNow(rows, state));
  const at = selected ?? rows.at(row)?.seq;
  const event = useRun(({ events, length }) => events[Math.min(at ?? length, length - 1)]);
  if (event === undefined)
    return <Empty>Nothing has happened yet. Send a message, and every event can be read here.</Empty>;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <EventShown key={event.seq} event={event} lines={lines} />
    </div>
  );
}

function EventShown({ event, lines }: { readonly event: Event; readonly lines: Lines }) {
  const [wanted, setForm] = useState<Form>('words');
  // what came of it is part of the recording, so it is read to its end
  const events = useRun((state) => state.events);
  const projector = useRun((state) => state.projector);
  const length = useRun((state) => state.length);
  const row = useMemo(() => rowAt(events, event.seq, length), [events, event, length]);
  const changed = useMemo(() => changedBy(event, projector.at(event.seq), row.call), [event, projector, row.call]);
  const form = wanted === 'change' && changed === undefined ? 'words' : wanted;
  const json = (
    <Json value={event} label={`Event ${event.seq} as JSON`} className="min-h-0 flex-1 border-line border-t" />
  );
  return (
    <>
      <Heading event={event} end={row.end} lines={lines} />
      <div className="flex-none px-4 pb-2.5">
        <Segmented
          label="Form of the event"
          choices={changed === undefined ? forms : withChange}
          value={form}
          onChange={setForm}
          size="small"
        />
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

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

function Heading({
  event,
  end,
  lines,
}: {
  readonly event: Event;
  readonly end: { readonly at: number } | undefined;
  readonly lines: Lines;
}) {
  const { glyph, family, label } = kinds[kindOf(event)];
  const line = lines.lineOf(event);
  const start = useRun(({ events }) => events[0]?.at ?? event.at);
  return (
    <header className="flex-none px-4 pt-3.5 pb-2.5">
      <div className="flex items-center gap-2">
        <Glyph name={glyph} size={16} className={inkOf[family]} />
        <h3 className="min-w-0 flex-1 truncate font-semibold text-16">
          {label} <code className="font-mono font-normal text-12 text-ink-2">{event.type}</code>
        </h3>
        {line !== undefined && (
          <Button size="small" keys="G L" onClick={() => lines.show(line)}>
            Go to line<span className="sr-only">{` ${line.line} of ${line.file}`}</span>
          </Button>
        )}
      </div>
      <p className="mt-1 text-12 text-ink-2 tabular-nums">
        Event {event.seq}
        {event.agent !== 'main' && ` of ${event.agent}`} ·{' '}
        <time dateTime={new Date(event.at).toISOString()}>{clock.format(event.at)}</time> ·{' '}
        <Figure value={duration(event.at - start)} /> after the start
        {end !== undefined && (
          <>
            {' '}
            · took <Figure value={duration(end.at - event.at)} />
          </>
        )}
      </p>
    </header>
  );
}
