import { Trail } from '../base/trail.ts';
import type { Event } from '../protocol/event.ts';
import { aboveOf, isBelow } from './lineage.ts';
import { noTurn, type Turn, turnAfter } from './turn.ts';
import type { View } from './view.ts';

/**
 * The rows of the timeline: the facts that begin one, and the numbers of the rows at which a turn begins. How a row
 * looks is read from its own few facts (`rowAt`).
 */
export interface Timeline {
  readonly rows: Trail<Event>;
  readonly headings: Trail<number>;
  readonly turn: Turn;
}

/** Every row but those of checks that passed. A check that asked, refused, changed something or failed is never folded. */
export const foldedTimelineView: View<Timeline> = timelineOf((event) => beginsRow(event) && !isPassedCheck(event));

/** Every row, passed checks too. */
export const timelineView: View<Timeline> = timelineOf(beginsRow);

/** Which rows a reader wants to see. */
export interface Wanted {
  /** Whether passed checks are left out. */
  readonly folded: boolean;
  /** Subagents of which only the row that says that they began is seen. */
  readonly foldedAgents: readonly string[];
  /** The one agent whose own rows are seen, with one row for each below it; all agents when left out. */
  readonly only: string | undefined;
}

/** A view is known by its identity, and is read on from where it was: so there is one for each wish. */
const wished = new Map<string, View<Timeline>>();

/** The timeline of the rows that are wanted. */
export function timelineViewFor({ folded, foldedAgents, only }: Wanted): View<Timeline> {
  if (foldedAgents.length === 0 && only === undefined) return folded ? foldedTimelineView : timelineView;
  const key = JSON.stringify([folded, only, only === undefined ? [...foldedAgents].sort() : []]);
  let view = wished.get(key);
  if (view === undefined) {
    const isSeen = only === undefined ? isUnfolded(foldedAgents) : isOf(only);
    view = timelineOf((event) => beginsRow(event) && !(folded && isPassedCheck(event)) && isSeen(event), only);
    wished.set(key, view);
  }
  return view;
}

function isUnfolded(folded: readonly string[]): (event: Event) => boolean {
  return ({ agent, type }) =>
    !folded.some((each) => isBelow(agent, each) || (agent === each && type !== 'agent.started'));
}

function isOf(only: string): (event: Event) => boolean {
  return ({ agent, type }) => agent === only || (type === 'agent.started' && aboveOf(agent) === only);
}

function timelineOf(begins: (event: Event) => boolean, agent?: string): View<Timeline> {
  return {
    initial: { rows: Trail.of(), headings: Trail.of(), turn: noTurn },
    evolve(timeline, event) {
      const turn = turnAfter(timeline.turn, event, agent);
      const heads = turn.number > timeline.turn.number;
      const { rows, headings } = timeline;
      if (!begins(event)) return turn === timeline.turn ? timeline : { rows, headings, turn };
      return { rows: rows.add(event), headings: heads ? headings.add(rows.length) : headings, turn };
    },
  };
}

/** Whether a fact begins a row; those that do not are drawn in the row of the request or the call that they answer. */
function beginsRow(event: Event): boolean {
  switch (event.type) {
    case 'model.responded':
    case 'model.retried':
    case 'hook.started':
      return false;
    case 'tool.finished':
      return event.because === 'settled' || event.because === 'undecided';
    case 'files.changed':
      return event.call === undefined;
    default:
      return true;
  }
}

/** Whether a fact is a check that let a call pass, and changed nothing about it. */
export function isPassedCheck(event: Event): boolean {
  if (event.type === 'tool.decided') return event.verdict === 'allow' && event.dropped.length === 0;
  if (event.type !== 'hook.ran' || event.failed !== undefined) return false;
  const { block, input, context, replace, stop, vote } = event.effect;
  return [block, input, context, replace, stop].every((part) => part === undefined) && vote !== 'ask';
}

/** A line of the list: a heading with the number of its turn, or a row. */
export type Line = { readonly turn: number; readonly row: number } | { readonly row: number };

/** How many lines the list has, headings included. */
export function lineCount({ rows, headings }: Timeline): number {
  return rows.length + headings.length;
}

/** The line at a place of the list. */
export function lineAt({ headings }: Timeline, line: number): Line {
  const above = countBelow(headings.length, (k) => (headings.at(k) ?? 0) + k <= line);
  const last = above - 1;
  if (above > 0 && (headings.at(last) ?? 0) + last === line) return { turn: above, row: headings.at(last) ?? 0 };
  return { row: line - above };
}

/** The place in the list of a row. */
export function lineOfRow({ headings }: Timeline, row: number): number {
  return row + turnOfRow({ headings }, row);
}

/** How many of the first lines are headings. */
export function headingsBefore({ headings }: Timeline, place: number): number {
  return countBelow(headings.length, (k) => (headings.at(k) ?? 0) + k < place);
}

/** The turn that a row belongs to; 0 before the first. */
export function turnOfRow({ headings }: Pick<Timeline, 'headings'>, row: number): number {
  return countBelow(headings.length, (k) => (headings.at(k) ?? 0) <= row);
}

/** How many of the first numbers fit, when those that fit all come first. */
export function countBelow(count: number, fits: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
