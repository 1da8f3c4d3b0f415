import { countBelow } from '../../views/timeline.ts';
import { visibleRows } from './rows.ts';
import { goLive, moveTo, useRun } from './run.ts';

/** On to the next row that is seen, in the recording; past the newest one, on with the run. */
export function stepToNextRow(): void {
  const { cursor } = useRun.getState();
  const rows = visibleRows();
  const next = rows.at(countBelow(rows.length, (row) => (rows.at(row)?.seq ?? 0) <= cursor));
  if (next === undefined) goLive();
  else moveTo(next.seq);
}
