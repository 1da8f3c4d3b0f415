import type { ReactNode } from 'react';
import { Figure } from '../kit/figure.tsx';
import { ago, count } from '../kit/format.ts';
import { pathOfComparison, pathOfRun } from '../state/address.ts';
import { branchesOf } from '../state/branches.ts';
import type { StoredRun } from '../state/shelf.ts';
import { Chip } from './chip.tsx';

const restWords = { done: 'Done', stopped: 'Stopped', failed: 'Failed', limit: 'At a limit' } as const;

/** Stored runs, each a link to itself; `actions` stand at the end of each. */
export function RunList(props: {
  readonly runs: readonly StoredRun[];
  readonly now: number;
  readonly actions?: (run: StoredRun) => ReactNode;
}) {
  const { runs, now, actions } = props;
  return (
    <ul aria-label="Runs" className="border-line border-t">
      {branchesOf(runs).map(({ run, depth, from }) => (
        <li key={run.id} className="flex min-h-10 items-center gap-3 border-line border-b px-1.5 hover:bg-panel">
          <a
            href={`#${pathOfRun(run.id)}`}
            className="flex min-h-10 min-w-0 flex-1 max-desk:min-h-11 items-center font-semibold gap-2 hover:underline"
          >
            {from !== undefined && (
              <span aria-hidden="true" className="text-ink-3" style={{ paddingLeft: 14 * (depth - 1) }}>
                └
              </span>
            )}
            <span className="truncate">{run.title}</span>
          </a>
          {run.imported !== undefined && <Chip>imported</Chip>}
          {from !== undefined && (
            <a
              href={`#${pathOfComparison(from.id, run.id)}`}
              className="flex min-h-6 items-center text-12 text-accent underline max-desk:min-h-11"
            >
              Compare<span className="sr-only"> with {from.title}</span>
            </a>
          )}
          <span className="text-ink-2 max-desk:hidden">
            {run.rested === undefined ? 'Unfinished' : restWords[run.rested]}
          </span>
          <span className="w-20 text-right text-12 text-ink-3 max-desk:hidden">{count(run.length, 'event')}</span>
          <span className="w-24 text-right text-12 text-ink-3">
            <Figure value={ago(run.updated, now)} />
          </span>
          {actions?.(run)}
        </li>
      ))}
    </ul>
  );
}
