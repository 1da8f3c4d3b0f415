import { ArrowDownToLine, ListFilter, Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { Button } from '../kit/button.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { Loading } from '../kit/loading.tsx';
import { noFilter, useLayout } from '../state/layout.ts';
import { isOn } from '../state/rows.ts';
import { useRun } from '../state/run.ts';
import { HiddenNote } from './hidden-note.tsx';
import { TimelineList } from './list.tsx';
import { PastNote } from './past-note.tsx';

const FollowedBar = lazy(async () => ({ default: (await import('./followed-bar.tsx')).FollowedBar }));
const FilterBar = lazy(async () => ({ default: (await import('./filter-bar.tsx')).FilterBar }));

/** The timeline: what has happened, what happens now and what is recorded to come. `children` stand below it. */
export function Timeline({ children }: { readonly children?: ReactNode }) {
  const folded = useLayout((state) => state.folded);
  const searching = useLayout((state) => state.searching);
  const filter = useLayout((state) => state.filter);
  const followed = useLayout((state) => state.followed);
  const loading = useRun((state) => state.loading);
  const live = useRun((state) => state.live);
  return (
    <>
      <div className="flex h-9 flex-none items-center gap-1 border-line border-b pr-2 pl-4 max-desk:h-12">
        <h2 className="flex-1 font-semibold text-12">Timeline</h2>
        <Button look="quiet" size="small" aria-pressed={folded} onClick={() => useLayout.setState({ folded: !folded })}>
          <ListFilter aria-hidden="true" size={14} />
          {folded ? 'Passed checks folded' : 'Passed checks shown'}
        </Button>
        <IconButton
          label="Search the timeline"
          keys="/"
          size="small"
          aria-expanded={searching}
          onClick={() => useLayout.setState(searching ? { searching: false, filter: noFilter } : { searching: true })}
        >
          <Search aria-hidden="true" size={14} />
        </IconButton>
      </div>
      {followed !== undefined && (
        <Suspense>
          <FollowedBar agent={followed} />
        </Suspense>
      )}
      {searching && (
        <Suspense>
          <FilterBar />
        </Suspense>
      )}
      {isOn(filter) && <HiddenNote />}
      <div className="relative flex min-h-0 flex-1 flex-col">
        {loading ? <Loading>Opening the run…</Loading> : <TimelineList />}
        {live ? <Follow /> : <PastNote />}
      </div>
      {children}
    </>
  );
}

/** Brings the newest row back in sight, where the reader has scrolled away from it. */
function Follow() {
  const away = useLayout((state) => !state.following);
  if (!away) return null;
  return (
    <div className="absolute right-3 bottom-3">
      <Button size="small" onClick={() => useLayout.setState({ following: true, selected: undefined })}>
        <ArrowDownToLine aria-hidden="true" size={14} />
        Follow
      </Button>
    </div>
  );
}
