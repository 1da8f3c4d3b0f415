import { lazy, Suspense } from 'react';
import type { DiffTable as Table } from './diff-table.tsx';
import { Loading } from './loading.tsx';

// What finds the difference is loaded with the first one that is shown.
const DiffTable = lazy(async (): Promise<{ default: typeof Table }> => {
  const loaded = await import('./diff-table.tsx');
  return { default: loaded.DiffTable };
});

/** What changed between two texts: signs as well as colour, with the changed words marked. */
export function Diff(props: {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** How many equal lines are shown around a change. */
  readonly context?: number;
}) {
  return (
    <Suspense fallback={<Loading>Comparing…</Loading>}>
      <DiffTable {...props} />
    </Suspense>
  );
}
