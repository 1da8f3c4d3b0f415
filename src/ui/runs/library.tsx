import { useQuery } from '@tanstack/react-query';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Empty } from '../kit/empty.tsx';
import { bytes, count } from '../kit/format.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { goTo } from '../state/address.ts';
import { type StoredRun, useRuns } from '../state/shelf.ts';
import { DeleteDialog, RenameDialog } from './run-dialogs.tsx';
import { RunList } from './run-list.tsx';

type Asked = { readonly about: StoredRun; readonly to: 'rename' | 'delete' };

/** All runs that are stored in this browser: opened, renamed, deleted. */
export function Library() {
  const { data: runs, error, dataUpdatedAt } = useRuns();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <div className="mx-auto w-full max-w-[960px] px-10 py-14 max-desk:px-4 max-desk:py-6">
      <h1 className="font-bold text-20">Library</h1>
      <p className="mt-1 mb-6 text-ink-2">
        {runs === undefined ? 'Runs' : count(runs.length, 'run')}, stored in this browser and nowhere else.{' '}
        <StorageUsed />{' '}
        <a href="#/open" className="inline-flex min-h-6 items-center text-accent underline max-desk:min-h-11">
          Open a script
        </a>
      </p>
      {error !== null && (
        <Notice
          happened="The stored runs could not be read."
          safe="Nothing was changed."
          todo="Reload the page to try again."
          detail={error.message}
        />
      )}
      {runs === undefined && error === null && <Loading>Reading the list of runs…</Loading>}
      {runs?.length === 0 && (
        <Empty action={{ label: 'Choose a scenario', onPress: () => goTo('/') }}>
          Every run that you start is kept here, with all that happened in it.
        </Empty>
      )}
      {runs !== undefined && runs.length > 0 && (
        <RunList
          runs={runs}
          now={dataUpdatedAt}
          actions={(run) => (
            <span className="flex">
              <IconButton label={`Rename ${run.title}`} onClick={() => setAsked({ about: run, to: 'rename' })}>
                <Pencil aria-hidden="true" size={14} />
              </IconButton>
              <IconButton label={`Delete ${run.title}`} onClick={() => setAsked({ about: run, to: 'delete' })}>
                <Trash2 aria-hidden="true" size={14} />
              </IconButton>
            </span>
          )}
        />
      )}
      {asked?.to === 'rename' && <RenameDialog run={asked.about} onClose={close} />}
      {asked?.to === 'delete' && <DeleteDialog run={asked.about} onClose={close} />}
    </div>
  );
}

function StorageUsed() {
  const { data } = useQuery({ queryKey: ['storage used'], queryFn: () => navigator.storage.estimate(), staleTime: 0 });
  if (data?.usage === undefined) return null;
  return <>About {bytes(data.usage).short} of storage used.</>;
}
