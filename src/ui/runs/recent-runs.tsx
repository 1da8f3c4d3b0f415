import { useRuns } from '../state/shelf.ts';
import { RunList } from './run-list.tsx';

const atMost = 5;

/** The runs of before, the newest first; nothing where there are none. */
export function RecentRuns() {
  const { data: runs = [], dataUpdatedAt } = useRuns();
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className="pb-2 font-semibold text-12 text-ink-2">
        Recent runs
      </h2>
      <RunList runs={runs.slice(0, atMost)} now={dataUpdatedAt} />
      {runs.length > atMost && (
        <a href="#/library" className="mt-2 inline-block py-1 text-accent hover:underline">
          All {runs.length} runs
        </a>
      )}
    </section>
  );
}
