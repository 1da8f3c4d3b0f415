import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Empty } from '../kit/empty.tsx';
import { count } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { goTo } from '../state/address.ts';
import { type StoredRun, useRuns, useWorkspaces } from '../state/shelf.ts';
import { ExportArchiveDialog, type Wanted } from './archive-export.tsx';
import { Importing } from './archive-import.tsx';
import { ChooseArchive } from './choose-archive.tsx';
import { ExportChoiceDialog } from './export-choice.tsx';
import { DeleteDialog, RenameDialog } from './run-dialogs.tsx';
import { RunList } from './run-list.tsx';
import { RunMenu } from './run-menu.tsx';
import { StorageSection } from './storage-section.tsx';
import { WorkspacesSection } from './workspaces-section.tsx';

type Asked =
  | { readonly to: 'rename' | 'delete'; readonly about: StoredRun }
  | { readonly to: 'choose' }
  | { readonly to: 'export'; readonly wanted: Wanted };

/** All that is stored in this browser: runs and workspaces, opened, renamed, deleted, carried out and in; and its room. */
export function Library({ onDoctor }: { readonly onDoctor: () => void }) {
  const { data: runs, error, dataUpdatedAt } = useRuns();
  const { data: workspaces = [] } = useWorkspaces();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const exportAll = (wanted: Wanted) => setAsked({ to: 'export', wanted });
  const exportRun = ({ id }: StoredRun) => exportAll({ runs: [id], workspaces: [] });
  const nothing = runs?.length === 0 && workspaces.length === 0;
  return (
    <div className="mx-auto grid w-full max-w-[960px] grid-cols-[minmax(0,1fr)] gap-10 px-10 py-14 max-desk:px-4 max-desk:py-6">
      <div>
        <h1 className="font-bold text-20">Library</h1>
        <p className="mt-1 mb-4 text-ink-2">
          {runs === undefined ? 'Runs' : count(runs.length, 'run')}, stored in this browser and nowhere else.
        </p>
        <div className="mb-5 flex flex-wrap items-center gap-2">
          <ChooseArchive />
          <Button disabled={runs === undefined || nothing} onClick={() => setAsked({ to: 'choose' })}>
            Export…
          </Button>
          <a href="#/open" className="inline-flex min-h-7 items-center px-2 text-accent underline max-desk:min-h-11">
            Open a script
          </a>
        </div>
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
              <RunMenu
                run={run}
                onRename={() => setAsked({ to: 'rename', about: run })}
                onExport={() => exportRun(run)}
                onDelete={() => setAsked({ to: 'delete', about: run })}
              />
            )}
          />
        )}
      </div>
      <WorkspacesSection onExport={({ id }) => exportAll({ runs: [], workspaces: [id] })} />
      <StorageSection onDoctor={onDoctor} />
      {asked?.to === 'rename' && <RenameDialog run={asked.about} onClose={close} />}
      {asked?.to === 'delete' && (
        <DeleteDialog run={asked.about} onExport={() => exportRun(asked.about)} onClose={close} />
      )}
      {asked?.to === 'choose' && (
        <ExportChoiceDialog runs={runs ?? []} workspaces={workspaces} onChosen={exportAll} onClose={close} />
      )}
      {asked?.to === 'export' && <ExportArchiveDialog wanted={asked.wanted} onClose={close} />}
      <Importing />
    </div>
  );
}
