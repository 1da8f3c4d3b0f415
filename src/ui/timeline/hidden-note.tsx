import { Button } from '../kit/button.tsx';
import { count } from '../kit/format.ts';
import { noFilter, useLayout } from '../state/layout.ts';
import { useVisibleRows } from '../state/rows.ts';

/** Says how much a filter hides, so that nobody takes a part for the whole. */
export function HiddenNote() {
  const { hidden } = useVisibleRows();
  if (hidden === 0) return null;
  return (
    <div className="flex flex-none items-center gap-2 border-line border-b px-4 py-1.5 text-12 text-ink-2">
      <span className="flex-1">{count(hidden, 'event')} hidden by the filter</span>
      <Button size="small" onClick={() => useLayout.setState({ filter: noFilter })}>
        Clear
      </Button>
    </div>
  );
}
