import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { compareRuns } from '../../views/compare-runs.ts';
import { comparedWords } from '../../views/compared-words.ts';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { pathOfRun } from '../state/address.ts';
import { useRun } from '../state/run.ts';
import { useRuns } from '../state/shelf.ts';
import { Outcomes } from './outcomes.tsx';
import { PairList } from './pair-list.tsx';

/** Two runs side by side: what differed first and what came of it, how they ended, and both fact by fact. */
export function Compare({ left, right }: { readonly left: string; readonly right: string }) {
  const { data: runs = [] } = useRuns();
  const [one, other] = [useFacts(left), useFacts(right)];
  const comparison = useMemo(
    () => (one.data === undefined || other.data === undefined ? undefined : compareRuns(one.data, other.data)),
    [one.data, other.data],
  );
  const titleOf = (id: string) => runs.find((run) => run.id === id)?.title ?? 'A run';
  const error = one.error ?? other.error;
  const missing = one.data?.length === 0 || other.data?.length === 0;
  return (
    <div className="mx-auto grid w-full max-w-[1120px] grid-cols-[minmax(0,1fr)] gap-6 px-10 py-10 max-desk:px-4 max-desk:py-5">
      <div>
        <h1 className="font-bold text-20">Two runs compared</h1>
        <p className="mt-1 flex flex-wrap gap-x-4">
          <Title name="Left" run={left} title={titleOf(left)} />
          <Title name="Right" run={right} title={titleOf(right)} />
        </p>
      </div>
      {error !== null && (
        <Notice
          happened="The runs could not be read."
          safe="Nothing was changed."
          todo="Reload the page to try again."
          detail={error.message}
        />
      )}
      {missing && (
        <Notice
          happened="One of the two runs is not here."
          safe="The other is as it was."
          todo="It may have been deleted, or made in another browser. Choose another in the library."
        />
      )}
      {comparison === undefined && error === null && <Loading>Reading both runs…</Loading>}
      {comparison !== undefined && !missing && (
        <>
          <p className="font-semibold text-16">{comparedWords(comparison)}</p>
          <Outcomes comparison={comparison} />
          <PairList comparison={comparison} left={left} right={right} />
        </>
      )}
    </div>
  );
}

function Title({ name, run, title }: { readonly name: string; readonly run: string; readonly title: string }) {
  return (
    <span className="min-w-0 break-words text-ink-2">
      {name}:{' '}
      <a href={`#${pathOfRun(run)}`} className="inline-flex items-center text-accent underline max-desk:min-h-11">
        {title}
      </a>
    </span>
  );
}

/** The facts of a run, which is not opened for it: nothing in it goes on. */
function useFacts(run: string) {
  const client = useRun((state) => state.client);
  return useQuery({
    queryKey: ['facts', run],
    queryFn: () => client?.keeping.facts({ run }) ?? [],
    enabled: client !== undefined,
    staleTime: 0,
  });
}
