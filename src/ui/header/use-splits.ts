import { useEffect } from 'react';
import { useSheet } from '../kit/use-sheet.ts';
import { rowAtFact, useVisibleRows } from '../state/rows.ts';

/** The other way, as it leaves the rail at the top of a row: dashed, for nothing of it is drawn here. */
const shape =
  'content: ""; position: absolute; top: 0; bottom: 0; left: 51px; width: 10px; border: 1px dashed var(--text-2); border-bottom: 0; border-left: 0; border-top-right-radius: 8px';

/** Splits the rail of the timeline before each fact from which on another run went its own way. */
export function useSplits(seqs: readonly number[]): void {
  const rows = useVisibleRows();
  const write = useSheet();
  const at = [...new Set(seqs.map((seq) => rows.at(rowAtFact(rows, seq))?.seq))].filter((seq) => seq !== undefined);
  const rule =
    at.length === 0 ? '' : `:is(${at.map((seq) => `#timeline [data-seq="${seq}"]`).join()})::after { ${shape} }`;
  useEffect(() => write(rule), [write, rule]);
}
