import type { Speed } from '../../protocol/command.ts';
import { conversationOf } from '../../views/conversation.ts';
import { isBelow } from '../../views/lineage.ts';
import { countBelow } from '../../views/timeline.ts';
import { select, useLayout } from './layout.ts';
import { stepToNextRow } from './next-row.ts';
import { rowAtFact, visibleRows } from './rows.ts';
import { goLive, moveTo, type RunState, send, useRun } from './run.ts';
import { goOn, say } from './said.ts';

/** One step: of the agent that is followed while the run is live (which holds it first), else to the next row that is seen. */
export function stepOn(): void {
  const { live, run, pausing, held } = useRun.getState();
  const { followed } = useLayout.getState();
  select(undefined);
  if (!live) return void stepToNextRow();
  if (run === undefined) return;
  if (!pausing && held.length === 0) return void send({ do: 'pause', run });
  if (followed === undefined) return void send({ do: 'step', run });
  const agent = steppedFor(followed, held);
  if (agent !== undefined) send({ do: 'step', run, agent });
  else say(`${followed} is not held: it rests, or what it waits for is not below it. Nothing was done.`);
}

/** Whose step it is when an agent is to go on: its own, or, while it waits, that of one below it. */
function steppedFor(followed: string, held: RunState['held']): string | undefined {
  const own = held.find(({ agent }) => agent === followed) ?? held.find(({ agent }) => isBelow(agent, followed));
  return own?.agent;
}

/** Back to the row before: time travel, which undoes nothing. */
export function stepBack(): void {
  const { cursor } = useRun.getState();
  const rows = visibleRows();
  const before = countBelow(rows.length, (row) => (rows.at(row)?.seq ?? 0) < cursor) - 1;
  select(undefined);
  moveTo(rows.at(before)?.seq ?? 1);
}

/** On to where the next turn begins, in the recording. */
export function stepOverTurn(): void {
  const rows = visibleRows();
  const at = rowAtFact(rows, useRun.getState().cursor);
  const turn = rows.turnOf(at);
  const next = rows.at(countBelow(rows.length, (row) => rows.turnOf(row) <= turn));
  select(undefined);
  if (next === undefined) goLive();
  else moveTo(next.seq);
}

/** Back to where this turn began, or the one before when it begins here. */
export function stepToTurnStart(): void {
  const rows = visibleRows();
  const at = rowAtFact(rows, useRun.getState().cursor - 1);
  const turn = rows.turnOf(at);
  const first = rows.at(countBelow(rows.length, (row) => rows.turnOf(row) < turn));
  select(undefined);
  moveTo(first?.seq ?? 1);
}

/** To the first fact. */
export function toStart(): void {
  select(undefined);
  moveTo(1);
}

/** To the newest fact, and on with it. */
export function toEnd(): void {
  select(undefined);
  goLive();
}

/** Lets the agent go on or holds it; in the past, plays the recording or holds that. */
export function continueOrPause(): void {
  const { live, replaying, run, pausing, held, projector, length } = useRun.getState();
  if (run === undefined) return;
  if (live) {
    const { standing } = conversationOf(projector.at(length));
    if (pausing || held.length > 0) send({ do: 'resume', run });
    else if (standing === 'working') send({ do: 'pause', run });
    else if (standing !== 'new' && standing !== 'done') goOn();
  } else if (replaying) useRun.setState({ replaying: false });
  else void import('./replaying.ts').then(({ replay }) => replay());
}

/** How fast a scripted model plays, and a recording. */
export function setSpeed(speed: Speed): void {
  const { run } = useRun.getState();
  useRun.setState({ speed });
  if (run !== undefined) send({ do: 'speed', run, speed });
}

/** Stops the agent that was chosen, else the main one, and all below it. */
export function stopRun(): void {
  const { run } = useRun.getState();
  const { followed: agent } = useLayout.getState();
  if (run !== undefined) send({ do: 'stop', run, ...(agent === undefined ? {} : { agent }) });
}

/** Selects the row after the selected one, or after `now`. */
export function selectNext(): void {
  selectRow(selectedRow() + 1);
}

/** Selects the row before the selected one, or before `now`. */
export function selectPrevious(): void {
  selectRow(selectedRow() - 1);
}

/** Selects the first row. */
export function selectFirst(): void {
  selectRow(0);
}

/** Selects the newest row. */
export function selectLast(): void {
  selectRow(visibleRows().length - 1);
}

/** Moves `now` to the selected row. */
export function goToSelected(): void {
  const { selected } = useLayout.getState();
  if (selected === undefined) return;
  select(undefined);
  moveTo(selected);
}

function selectedRow(): number {
  const { selected } = useLayout.getState();
  return rowAtFact(visibleRows(), selected ?? useRun.getState().cursor);
}

function selectRow(row: number): void {
  const rows = visibleRows();
  const to = rows.at(Math.max(0, Math.min(row, rows.length - 1)));
  if (to !== undefined) select(to.seq);
}
