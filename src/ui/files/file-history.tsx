import { useMemo } from 'react';
import type { Entry, Event } from '../../protocol/event.ts';
import { historyOf, type Trace } from '../../views/history.ts';
import { callOf } from '../../views/row.ts';
import { countBelow, timelineView, turnOfRow } from '../../views/timeline.ts';
import { Button } from '../kit/button.tsx';
import { inkOf } from '../kit/family.ts';
import { count } from '../kit/format.ts';
import { Glyph } from '../kit/glyph.tsx';
import { select } from '../state/layout.ts';
import { moveTo, useRun } from '../state/run.ts';
import { kindOf, kinds } from '../words/kinds.ts';

const most = 100;

/** Everything that ever happened to a path, recorded future too; pressing a line goes to just after it. */
export function FileHistory({ path }: { readonly path: string }) {
  const events = useRun((state) => state.events);
  const projector = useRun((state) => state.projector);
  const length = useRun((state) => state.length);
  const cursor = useRun((state) => state.cursor);
  const traces = useMemo(() => historyOf(projector.at(length), path), [projector, length, path]);
  const timeline = projector.at(length).read(timelineView);
  const turnOf = ({ seq }: Trace) =>
    turnOfRow(timeline, countBelow(timeline.rows.length, (row) => (timeline.rows.at(row)?.seq ?? 0) <= seq) - 1);
  if (traces.length === 0) return null;
  // a call that writes reads before it, and to have written says enough
  const wrote = new Set(traces.map((trace) => trace.type === 'files.changed' && trace.call));
  const told = traces.filter((trace) => trace.type !== 'tool.finished' || !wrote.has(trace.call));
  return (
    <section aria-labelledby="file-history" className="py-3">
      <h3 id="file-history" className="px-4 pb-1.5 font-semibold text-12">
        History
      </h3>
      <ol>
        {told.slice(-most).map((trace) => (
          <li key={trace.seq}>
            <HistoryLine
              trace={trace}
              path={path}
              by={whoIn(events, trace)}
              turn={turnOf(trace)}
              now={trace.seq === cursor - 1}
              future={trace.seq >= cursor}
            />
          </li>
        ))}
      </ol>
      {told.length > most && (
        <p className="px-4 text-ink-3">
          The last {most} of {count(told.length, 'event')}.
        </p>
      )}
    </section>
  );
}

function HistoryLine(props: {
  readonly trace: Trace;
  readonly path: string;
  readonly by: string;
  readonly turn: number;
  readonly now: boolean;
  readonly future: boolean;
}) {
  const { trace, path, by, turn, now, future } = props;
  const { glyph, family } = kinds[kindOf(trace)];
  const go = () => {
    select(undefined);
    moveTo(trace.seq + 1);
  };
  return (
    <Button
      look="quiet"
      onClick={go}
      aria-current={now ? 'step' : undefined}
      className={`h-row w-full justify-start! rounded-none! px-4! text-13 ${future ? 'future' : 'text-ink!'} ${now ? 'now' : ''}`}
    >
      <span className="w-7 flex-none text-right text-11 text-ink-3 tabular-nums">{trace.seq}</span>
      <Glyph name={glyph} className={`mx-1 ${inkOf[family]}`} />
      <span className="min-w-0 flex-1 truncate text-left font-normal">
        {did(trace, path)} <b className="font-semibold">{by}</b>
        {future && <span className="sr-only"> later than now</span>}
      </span>
      {turn > 0 && <span className="flex-none font-normal text-11 text-ink-3">turn {turn}</span>}
    </Button>
  );
}

function did(trace: Trace, path: string): string {
  if (trace.type === 'run.started') return 'there from the start';
  if (trace.type === 'tool.finished') return 'read by';
  const entry = trace.changes.findLast((change) => change.path === path)?.entry;
  return entry === undefined ? 'taken away by' : words[entry.is];
}

const words = {
  file: 'written by',
  link: 'made a link by',
  folder: 'made a folder by',
  gone: 'deleted by',
} as const satisfies Record<Entry['is'], string>;

function whoIn(events: readonly Event[], trace: Trace): string {
  if (trace.type === 'run.started') return '';
  const tool = callOf(events, trace)?.name ?? 'you';
  return trace.agent === 'main' ? tool : `${tool} of ${trace.agent}`;
}
