import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { ListedWorkspace } from '../../protocol/keeping.ts';
import { Button } from '../kit/button.tsx';
import { Figure } from '../kit/figure.tsx';
import { ago, count } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Menu } from '../kit/menu.tsx';
import { Notice } from '../kit/notice.tsx';
import { pathOfRun } from '../state/address.ts';
import { useWorkspaces } from '../state/shelf.ts';
import { Chip } from './chip.tsx';
import { DeleteWorkspaceDialog, NameWorkspaceDialog } from './workspace-dialogs.tsx';

type Asked =
  | { readonly to: 'create' }
  | { readonly to: 'rename'; readonly about: ListedWorkspace }
  | { readonly to: 'delete'; readonly about: ListedWorkspace };

/** The named file trees that outlive runs, and the runs that began from each. */
export function WorkspacesSection({ onExport }: { readonly onExport: (workspace: ListedWorkspace) => void }) {
  const { data: workspaces, error, dataUpdatedAt } = useWorkspaces();
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <section aria-labelledby="workspaces-heading">
      <div className="flex min-h-8 items-center justify-between gap-3 border-line border-b pb-1">
        <h2 id="workspaces-heading" className="font-semibold text-12 text-ink-2">
          Workspaces
        </h2>
        <Button size="small" onClick={() => setAsked({ to: 'create' })}>
          New workspace
        </Button>
      </div>
      {error !== null && (
        <Notice
          happened="The workspaces could not be read."
          safe="Nothing was changed."
          todo="Reload the page to try again."
          detail={error.message}
        />
      )}
      {workspaces === undefined && error === null && <Loading>Reading the workspaces…</Loading>}
      {workspaces?.length === 0 && (
        <p className="max-w-[64ch] px-1.5 py-3 text-ink-2">
          A workspace is a folder that outlives runs. Start a task of your own from it, and the next run finds what the
          last one wrote: files, and what it remembers.
        </p>
      )}
      {workspaces !== undefined && workspaces.length > 0 && (
        <ul aria-label="Workspaces">
          {workspaces.map((workspace) => (
            <li key={workspace.id} className="border-line border-b px-1.5 hover:bg-panel">
              <div className="flex min-h-10 items-center gap-3">
                <span className="flex min-w-0 flex-1 items-center gap-2 font-semibold">
                  <span className="truncate">{workspace.name}</span>
                  {workspace.imported && <Chip>imported</Chip>}
                </span>
                <span className="flex-none text-12 text-ink-2">{count(workspace.files, 'file')}</span>
                <span className="w-24 text-right text-12 text-ink-3 max-desk:hidden">
                  <Figure value={ago(workspace.updated, dataUpdatedAt)} />
                </span>
                <Menu
                  label={`More for ${workspace.name}`}
                  items={[
                    { id: 'rename', label: 'Rename…', onChoose: () => setAsked({ to: 'rename', about: workspace }) },
                    { id: 'export', label: 'Export…', onChoose: () => onExport(workspace) },
                    { id: 'delete', label: 'Delete…', onChoose: () => setAsked({ to: 'delete', about: workspace }) },
                  ]}
                >
                  <Ellipsis aria-hidden="true" size={16} />
                </Menu>
              </div>
              <RunsOf workspace={workspace} />
            </li>
          ))}
        </ul>
      )}
      {asked?.to === 'create' && <NameWorkspaceDialog onClose={close} />}
      {asked?.to === 'rename' && <NameWorkspaceDialog workspace={asked.about} onClose={close} />}
      {asked?.to === 'delete' && (
        <DeleteWorkspaceDialog
          workspace={asked.about}
          onExport={() => {
            close();
            onExport(asked.about);
          }}
          onClose={close}
        />
      )}
    </section>
  );
}

/** From how many runs on they are folded. */
const many = 3;

function RunsOf({ workspace: { name, runs } }: { readonly workspace: ListedWorkspace }) {
  if (runs.length === 0) return <p className="pb-2 text-12 text-ink-3">No run has begun from it yet.</p>;
  const list = (
    <ul aria-label={`Runs of ${name}`} className="pb-2">
      {runs.map(({ id, title, attached }) => (
        <li key={id} className="flex min-h-6 items-center gap-2 text-12 max-desk:min-h-11">
          <a
            href={`#${pathOfRun(id)}`}
            className="flex min-h-6 min-w-0 items-center text-ink-2 hover:underline max-desk:min-h-11"
          >
            <span className="truncate">{title}</span>
          </a>
          <span className="flex-none text-ink-3">{attached ? 'attached' : 'detached'}</span>
        </li>
      ))}
    </ul>
  );
  if (runs.length <= many) return list;
  return (
    <details>
      <summary className="min-h-6 cursor-pointer pb-1 text-12 text-ink-2 max-desk:min-h-11">
        {count(runs.length, 'run')} began from it
      </summary>
      {list}
    </details>
  );
}
