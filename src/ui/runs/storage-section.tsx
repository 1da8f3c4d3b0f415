import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StorageState } from '../../protocol/keeping.ts';
import { Button } from '../kit/button.tsx';
import { bytes, count, percent } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { pathOfRun } from '../state/address.ts';
import { useRun } from '../state/run.ts';
import { useRuns } from '../state/shelf.ts';

const mostRuns = 5;

/** How much of the disk is used, what takes most of it, and whether the browser keeps it. */
export function StorageSection({ onDoctor }: { readonly onDoctor: () => void }) {
  const client = useRun((state) => state.client);
  const { dataUpdatedAt } = useRuns();
  const { data, error, refetch } = useQuery({
    queryKey: ['storage', dataUpdatedAt],
    queryFn: () => client?.keeping.storage() ?? null,
    enabled: client !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return (
    <section aria-labelledby="storage-heading">
      <div className="flex min-h-8 items-center justify-between gap-3 border-line border-b pb-1">
        <h2 id="storage-heading" className="font-semibold text-12 text-ink-2">
          Storage
        </h2>
        <Button look="quiet" size="small" onClick={onDoctor}>
          Check everything
        </Button>
      </div>
      {error !== null && (
        <Notice
          happened="The browser does not say how much is stored."
          safe="What is stored stays."
          detail={error.message}
        />
      )}
      {data == null && error === null && <Loading>Counting…</Loading>}
      {data != null && <Room state={data} onAsked={() => void refetch()} />}
    </section>
  );
}

function Room({ state, onAsked }: { readonly state: StorageState; readonly onAsked: () => void }) {
  const { none, usage, quota, runs, blobs } = state;
  const biggest = runs.toSorted((a, b) => b.bytes - a.bytes).slice(0, mostRuns);
  if (none !== undefined)
    return (
      <div className="pt-3">
        <Notice
          happened="Nothing outlives this page."
          detail={none}
          todo="Export the runs that you care for before you close this tab."
        />
      </div>
    );
  return (
    <div className="grid gap-3 px-1.5 pt-3">
      {usage !== undefined && quota !== undefined && quota > 0 && (
        <div className="flex flex-wrap items-center gap-3">
          {/* the words beside it say the same */}
          <span aria-hidden="true" className="h-2.5 min-w-40 flex-1 rounded-full border border-edge bg-sunken">
            <span
              className="block h-full min-w-px rounded-full bg-ink"
              style={{ width: `${Math.min(1, usage / quota) * 100}%` }}
            />
          </span>
          <span className="tabular-nums">
            {bytes(usage).short} of {bytes(quota).short}
            <span className="text-ink-2"> that the browser grants ({percent(usage / quota).short})</span>
          </span>
        </div>
      )}
      <Keeping persisted={state.persisted} onAsked={onAsked} />
      {biggest.length > 0 && (
        <div>
          <h3 className="pb-1 text-12 text-ink-2">The biggest runs, each with the files it names</h3>
          <ol>
            {biggest.map(({ id, title, bytes: size }) => (
              <li key={id} className="flex min-h-7 items-center gap-3 max-desk:min-h-11">
                <a
                  href={`#${pathOfRun(id)}`}
                  className="flex min-h-6 min-w-0 flex-1 items-center hover:underline max-desk:min-h-11"
                >
                  <span className="truncate">{title}</span>
                </a>
                <span className="flex-none text-12 text-ink-2 tabular-nums">{bytes(size).short}</span>
              </li>
            ))}
          </ol>
          <p className="pt-1 text-12 text-ink-2">
            {count(blobs.count, 'piece')} of content, {bytes(blobs.bytes).short}, stored once however many runs name it.
          </p>
        </div>
      )}
    </div>
  );
}

/** Browsers may clear what a site keeps; this asks them not to. Only a click may ask. */
function Keeping({ persisted, onAsked }: { readonly persisted: boolean | undefined; readonly onAsked: () => void }) {
  const [refused, setRefused] = useState(false);
  if (persisted === true) return <p>The browser keeps it, also when the disk is full, until you delete it.</p>;
  if (persisted === undefined && navigator.storage?.persist === undefined)
    return <p className="text-ink-2">This browser does not say how long it keeps what is stored.</p>;
  const ask = async () => {
    const granted = await navigator.storage.persist().catch(() => false);
    setRefused(!granted);
    onAsked();
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Button onClick={() => void ask()}>Keep it when the disk is full</Button>
      <p role="status" className="min-w-0 flex-1 basis-60 text-ink-2">
        {refused
          ? 'The browser did not agree. It may later, when you use the page more or add a bookmark; export what you care for.'
          : 'The browser may clear it when the disk gets full.'}
      </p>
    </div>
  );
}
