import { lazy, Suspense } from 'react';
import { chosenView } from '../agent/chosen.ts';
import { Ring } from '../ui/debugger/ring.tsx';
import { visitsOf } from '../ui/debugger/visits.ts';
import { Loading } from '../ui/kit/loading.tsx';
import { breaksBefore, toggleBreakpoints } from '../ui/state/breakpoints.ts';
import { noFilter, useLayout } from '../ui/state/layout.ts';
import { usePending } from '../ui/state/now.ts';
import { useRun, useView } from '../ui/state/run.ts';
import { type StationName, stations, stepsAt } from '../ui/words/stations.ts';
import { timelineViewFor } from '../views/timeline.ts';

const SourceView = lazy(async () => ({ default: (await import('../ui/source/source-view.tsx')).SourceView }));

/** The loop: its stations above, and below them the source that runs. */
export function Looping() {
  const pending = usePending();
  const followed = useLayout((state) => state.followed);
  const { counts } = useView(chosenView);
  // as the timeline counts them, so that a request on its way belongs to the same turn here and there
  const turn = useView(timelineViewFor({ folded: true, foldedAgents: [], only: followed })).headings.length;
  const breakpoints = useRun((state) => state.breakpoints);
  const { kinds } = useLayout((state) => state.filter);
  const holds = ({ name }: { readonly name: StationName }) => {
    const steps = stepsAt(name);
    return steps.length > 0 && steps.every((step) => breaksBefore(breakpoints, step, followed));
  };
  const isShown = (station: (typeof stations)[number]) =>
    kinds.length > 0 && station.kinds.every((kind) => kinds.includes(kind));
  return (
    <>
      <Ring
        step={pending?.step}
        visits={visitsOf(counts)}
        turn={turn}
        filtered={stations.filter(isShown).map(({ name }) => name)}
        breaks={stations.filter(holds).map(({ name }) => name)}
        onFilter={toggleFilter}
        onBreak={(name) => toggleBreakpoints(stepsAt(name))}
      />
      <Suspense fallback={<Loading>Reading the source…</Loading>}>
        <SourceView />
      </Suspense>
    </>
  );
}

/** Narrows the timeline to what a station does, or widens it again. */
function toggleFilter(name: StationName): void {
  const { filter } = useLayout.getState();
  const wanted = stations.find((station) => station.name === name)?.kinds ?? [];
  const on = wanted.every((kind) => filter.kinds.includes(kind)) && filter.kinds.length === wanted.length;
  useLayout.setState({ filter: { ...filter, kinds: on ? noFilter.kinds : wanted } });
}
