import type { Event } from '../../protocol/event.ts';
import { type Row, rowAt } from '../../views/row.ts';
import {
  countBelow,
  headingsBefore,
  type Line,
  lineAt,
  lineCount,
  lineOfRow,
  type Timeline,
  timelineViewFor,
  turnOfRow,
  type Wanted,
} from '../../views/timeline.ts';
import { kindOf } from '../words/kinds.ts';
import { type Filter, useLayout } from './layout.ts';
import { type RunState, useRun } from './run.ts';

/**
 * The rows that can be seen under the folding and the filter, of the whole log: what lies beyond the cursor is drawn
 * too. Every move (a step, J and K, the slider) lands on one of them, so that all agree on where the reader is.
 */
export interface VisibleRows {
  /** How many rows there are, and how many of all rows a filter hides. */
  readonly length: number;
  readonly hidden: number;
  /** How many lines they take, headings included; a filter leaves the headings out. */
  readonly lines: number;
  /** The fact that begins a row. */
  at(row: number): Event | undefined;
  /** What stands at a place of the list. */
  line(place: number): Line;
  /** The place in the list of a row. */
  placeOf(row: number): number;
  /** How many of the first lines are headings. */
  headingsBefore(place: number): number;
  /** The turn a row belongs to; 0 before the first. */
  turnOf(row: number): number;
}

/** The rows that can be seen now, in a component. */
export function useVisibleRows(): VisibleRows {
  const { folded, foldedAgents, followed } = useLayout();
  const filter = useLayout((state) => state.filter);
  const timeline = useRun((state) => timelineOf(state, { folded, foldedAgents, only: followed }));
  return visible(timeline, filter, useRun.getState().events);
}

/** The rows that can be seen now, for a move. */
export function visibleRows(): VisibleRows {
  const state = useRun.getState();
  const { folded, foldedAgents, followed, filter } = useLayout.getState();
  return visible(timelineOf(state, { folded, foldedAgents, only: followed }), filter, state.events);
}

/** The row that stands at a fact: the last one that begins with it or before it; -1 before the first. */
export function rowAtFact(rows: VisibleRows, seq: number): number {
  return countBelow(rows.length, (row) => (rows.at(row)?.seq ?? 0) <= seq) - 1;
}

function timelineOf({ projector, length }: RunState, wanted: Wanted): Timeline {
  return projector.at(length).read(timelineViewFor(wanted));
}

interface Remembered {
  readonly filter: Filter;
  readonly rows: VisibleRows;
}

const remembered = new WeakMap<Timeline, Remembered>();

function visible(timeline: Timeline, filter: Filter, events: readonly Event[]): VisibleRows {
  const known = remembered.get(timeline);
  if (known?.filter === filter) return known.rows;
  const rows = isOn(filter) ? found(timeline, filter, events) : all(timeline);
  remembered.set(timeline, { filter, rows });
  return rows;
}

/** Whether a filter hides anything. */
export function isOn({ text, kinds, verdicts, agent }: Filter): boolean {
  return text.trim() !== '' || kinds.length > 0 || verdicts.length > 0 || agent !== undefined;
}

function all(timeline: Timeline): VisibleRows {
  return {
    length: timeline.rows.length,
    hidden: 0,
    lines: lineCount(timeline),
    at: (row) => timeline.rows.at(row),
    line: (place) => lineAt(timeline, place),
    placeOf: (row) => lineOfRow(timeline, row),
    headingsBefore: (place) => headingsBefore(timeline, place),
    turnOf: (row) => turnOfRow(timeline, row),
  };
}

function found(timeline: Timeline, filter: Filter, events: readonly Event[]): VisibleRows {
  const needle = filter.text.trim().toLowerCase();
  const places: number[] = [];
  for (let i = 0; i < timeline.rows.length; i++) {
    const begin = timeline.rows.at(i);
    if (begin !== undefined && fits(rowAt(events, begin.seq, events.length), filter, needle, events)) places.push(i);
  }
  return {
    length: places.length,
    hidden: timeline.rows.length - places.length,
    lines: places.length,
    at: (row) => timeline.rows.at(places[row] ?? timeline.rows.length),
    line: (row) => ({ row }),
    placeOf: (row) => row,
    headingsBefore: () => 0,
    turnOf: (row) => turnOfRow(timeline, places[row] ?? 0),
  };
}

function fits(row: Row, { kinds, verdicts, agent }: Filter, needle: string, events: readonly Event[]): boolean {
  if (agent !== undefined && row.begin.agent !== agent) return false;
  if (verdicts.length > 0 && !verdicts.some((verdict) => verdictsOf(row, events).includes(verdict))) return false;
  if (kinds.length > 0 && !kinds.includes(kindOf(row.begin)) && !(hasFailed(row) && kinds.includes('error')))
    return false;
  return needle === '' || [row.begin, row.end, row.call].some((part) => contains(part, needle));
}

/** What was said of the call that a row is about: by the ladder, where it ran or was judged, and by the person. */
function verdictsOf({ begin, end }: Row, events: readonly Event[]): readonly string[] {
  if (begin.type === 'approval.resolved') return [begin.verdict];
  if (begin.type === 'tool.decided')
    return [begin.verdict, ...(end?.type === 'approval.resolved' ? [end.verdict] : [])];
  if (begin.type !== 'tool.started') return [];
  for (let i = begin.seq - 1; i >= 0; i--) {
    const event = events[i];
    if (event?.type === 'tool.decided' && event.call === begin.call) return [event.verdict];
    // a call is always one of the last reply's
    if (event?.type === 'model.responded' && event.agent === begin.agent) return [];
  }
  return [];
}

/** Whether what a row is about went wrong. */
export function hasFailed({ begin, end }: Row): boolean {
  return [begin, end].some(
    (event) => event?.type === 'model.failed' || (event?.type === 'tool.finished' && event.failed),
  );
}

/** Whether any text inside a value contains another. */
function contains(value: unknown, needle: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(needle);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((part) => contains(part, needle));
}
