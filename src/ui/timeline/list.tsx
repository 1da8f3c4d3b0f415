import { type KeyboardEvent, lazy, Suspense, useCallback, useEffect } from 'react';
import { type Lanes, lanesView } from '../../views/lanes.ts';
import { rowHeight, useScreen } from '../kit/screen.ts';
import { select, useLayout } from '../state/layout.ts';
import { isAhead, rowNow, usePending } from '../state/now.ts';
import { rowAtFact, useVisibleRows, type VisibleRows } from '../state/rows.ts';
import { moveTo, useRun } from '../state/run.ts';
import { goToSelected, selectFirst, selectLast, selectNext, selectPrevious } from '../state/travel.ts';
import { EventRow } from './event-row.tsx';
import { Heading } from './heading.tsx';
import { pastNoteHeight } from './past-note.tsx';
import { useSight } from './use-sight.ts';
import { drawn, type Listed, offsetOf } from './window.ts';

// what comes next is known only once the rules by which an agent chooses are here
const PendingRow = lazy(async () => ({ default: (await import('./pending-row.tsx')).PendingRow }));
// most runs have no subagents
const LaneButton = lazy(async () => ({ default: (await import('./lane-button.tsx')).LaneButton }));

/** The list of rows: only those in sight are in the document, however long the log is. */
export function TimelineList() {
  const rows = useVisibleRows();
  const events = useRun((state) => state.events);
  const { length, cursor, live, held } = useRun();
  const preview = useRun((state) => state.preview);
  const lanes = useRun((state) => state.projector.at(state.length).read(lanesView));
  const { followed, foldedAgents, folded, filter } = useLayout();
  const selected = useLayout((state) => state.selected);
  const pending = usePending();
  const ahead = isAhead(pending, { live, held });
  const row = rowHeight[useScreen()];
  const sizes = { row, heading: row === 26 ? 30 : 32 };
  const list: Listed = {
    lines: rows.lines + (ahead ? 1 : 0),
    headingsBefore: (place) => rows.headingsBefore(place),
    shape: JSON.stringify([filter, folded, foldedAgents, followed]),
    seqAt: (place) => seqAt(rows, place),
    placeOfFact: (seq) => (rows.length === 0 ? undefined : rows.placeOf(Math.max(0, rowAtFact(rows, seq)))),
  };
  const now = ahead ? -1 : rowNow(rows, { live, cursor });
  const chosen = selected === undefined ? undefined : rowAtFact(rows, selected);
  const place = chosen !== undefined ? rows.placeOf(chosen) : ahead ? rows.lines : rows.placeOf(now);
  const covered = live ? 0 : pastNoteHeight;
  const { element, sight, onScroll } = useSight(list, sizes, { place, always: !live || chosen !== undefined, covered });
  const { from, to } = drawn(list, sizes, sight);
  const stop = tabStop(rows, { from, to }, chosen ?? (now < 0 ? rows.length - 1 : now));
  const onGo = useCallback((seq: number) => {
    select(undefined);
    moveTo(seq);
  }, []);
  useFocusOnSelected(element.current, selected);
  return (
    <div
      ref={element}
      onScroll={onScroll}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain [overflow-anchor:none]"
    >
      <ol
        aria-label="Events"
        className="relative"
        style={{ height: offsetOf(list, sizes, list.lines) + covered }}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: to - from }, (_, at) => {
          const line = from + at;
          return (
            <li
              key={keyOf(rows, line)}
              aria-setsize={list.lines}
              aria-posinset={line + 1}
              className="absolute inset-x-0"
              style={{ top: offsetOf(list, sizes, line) }}
            >
              {drawLine(line)}
            </li>
          );
        })}
      </ol>
    </div>
  );

  function drawLine(line: number) {
    if (line >= rows.lines)
      return (
        pending !== undefined && (
          <Suspense>
            <PendingRow pending={pending} seq={length} />
          </Suspense>
        )
      );
    const at = rows.line(line);
    const seq = rows.at(at.row)?.seq ?? 0;
    if ('turn' in at) {
      return (
        <Heading
          turn={at.turn}
          events={events}
          seq={seq}
          until={seq > cursor ? length : cursor}
          future={seq > cursor}
        />
      );
    }
    const tense = at.row === now ? 'now' : seq >= cursor ? 'future' : 'past';
    const reply = live && at.row === now ? preview[events[seq]?.agent ?? ''] : undefined;
    const { agent = 'main', type } = events[seq] ?? {};
    const begins = type === 'agent.started' && agent !== followed;
    const away = begins && (followed !== undefined || foldedAgents.includes(agent));
    const drawn = (
      <EventRow
        events={events}
        seq={seq}
        until={tense === 'future' ? length : cursor}
        tense={tense}
        selected={at.row === chosen}
        lanes={followed === undefined ? lanes : noLanes}
        named={followed !== undefined ? undefined : rows.at(at.row - 1)?.agent === agent ? 'heard' : 'seen'}
        folded={away}
        stop={at.row === stop}
        arriving={reply}
        onSelect={select}
        onGo={onGo}
      />
    );
    if (!begins) return drawn;
    return (
      <>
        {drawn}
        <Suspense>
          <LaneButton agent={agent} folded={away} stop={at.row === stop} />
        </Suspense>
      </>
    );
  }
}

/** In the conversation of one agent there are no rails of others. */
const noLanes: Lanes = {};

/** The row that the keyboard enters the list at: the one wanted, or the first that is drawn when that one is out of sight. */
function tabStop(
  rows: VisibleRows,
  { from, to }: { readonly from: number; readonly to: number },
  wanted: number,
): number {
  const line = rows.placeOf(wanted);
  if (line >= from && line < to) return wanted;
  for (let at = from; at < Math.min(to, rows.lines); at++) {
    const drawn = rows.line(at);
    if (!('turn' in drawn)) return drawn.row;
  }
  return wanted;
}

/** The fact that a line begins with; none for a heading, and for the row that is about to be. */
function seqAt(rows: VisibleRows, place: number): number | undefined {
  if (place < 0 || place >= rows.lines) return undefined;
  const line = rows.line(place);
  return 'turn' in line ? undefined : rows.at(line.row)?.seq;
}

function keyOf(rows: VisibleRows, place: number): string {
  if (place >= rows.lines) return 'pending';
  const line = rows.line(place);
  return 'turn' in line ? `turn ${line.turn}` : `${rows.at(line.row)?.seq}`;
}

const moves: Readonly<Record<string, () => void>> = {
  ArrowDown: selectNext,
  ArrowUp: selectPrevious,
  Home: selectFirst,
  End: selectLast,
  Enter: goToSelected,
};

function onKeyDown(event: KeyboardEvent): void {
  const move = moves[event.key];
  if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  move();
}

/** The focus goes along with the selection, but is never fetched from elsewhere. */
function useFocusOnSelected(list: HTMLElement | null, selected: number | undefined): void {
  useEffect(() => {
    if (selected === undefined || list === null || !list.contains(document.activeElement)) return;
    list.querySelector<HTMLElement>(`[data-seq="${selected}"]`)?.focus({ preventScroll: true });
  }, [list, selected]);
}
