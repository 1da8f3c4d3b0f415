import { useDeferredValue, useMemo, useState } from 'react';
import { sensitivePlace } from '../../agent/permissions/sensitive.ts';
import { type Difference, differences } from '../../views/compare.ts';
import { historyView } from '../../views/history.ts';
import { type Folder, nodeAt, workspaceView } from '../../views/workspace.ts';
import { DropArea } from '../kit/drop-area.tsx';
import { Empty } from '../kit/empty.tsx';
import { count } from '../kit/format.ts';
import { type Gathered, gatherDropped } from '../kit/gather.ts';
import { ownFiles } from '../kit/own-files.ts';
import { Segmented } from '../kit/segmented.tsx';
import { TextField } from '../kit/text-field.tsx';
import { Tree } from '../kit/tree.tsx';
import { useLayout } from '../state/layout.ts';
import { useRun, useView } from '../state/run.ts';
import { type Change, ChangeForm } from './change-form.tsx';
import { FileTools } from './file-tools.tsx';
import { FileView, type Step } from './file-view.tsx';
import { FolderKeys } from './folder-keys.tsx';
import { FoundList } from './found-list.tsx';
import { changesAround } from './shown-change.ts';
import { treeOf } from './tree-of.ts';
import { WorkspaceLine } from './workspace-line.tsx';
import { useWritable, type Writable } from './writable.ts';

/** The files of the run at the cursor: which there are, what changed, each of them over time, and what a person can do with them. */
export function FilesPanel() {
  const root = useView(workspaceView);
  const writable = useWritable();
  const [editing, setEditing] = useState<string>();
  const [change, setChange] = useState<Change>();
  const file = useLayout((layout) => layout.file);
  const bring = async ({ found, skipped }: Gathered) =>
    setChange({ is: 'upload', own: await ownFiles(found, skipped, { inside: true }) });
  return (
    <DropArea
      says={writable.is === 'open' ? 'Add these to the files' : 'Files cannot be changed here'}
      onDrop={(dropped) => writable.is === 'open' && void gatherDropped(dropped).then(bring)}
      className="min-h-0 flex-1"
    >
      <div className="h-full overflow-auto">
        <WorkspaceLine />
        <FileTools
          root={root}
          writable={writable}
          empty={root.names.size === 0}
          onNew={() => setChange({ is: 'new' })}
          onUpload={(chosen) => void bring(chosen)}
        />
        <AllFiles
          root={root}
          file={file}
          writable={writable}
          editing={editing === file}
          onEdit={(edits) => setEditing(edits ? file : undefined)}
          onChange={setChange}
        />
      </div>
      {change !== undefined && (
        <ChangeForm
          change={change}
          root={root}
          writable={writable}
          onMade={() => {
            setChange(undefined);
            setEditing(useLayout.getState().file);
          }}
          onClose={() => setChange(undefined)}
        />
      )}
    </DropArea>
  );
}

const places = [
  { value: 'names', label: 'Names' },
  { value: 'contents', label: 'Contents' },
] as const;

/** The tree, or what a search found in its place, and the file that is chosen. */
function AllFiles(props: {
  readonly root: Folder;
  readonly file: string | undefined;
  readonly writable: Writable;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
  readonly onChange: (change: Change) => void;
}) {
  const { root, file, writable, editing, onEdit, onChange } = props;
  const projector = useRun((state) => state.projector);
  const begun = useRun((state) => state.length > 0);
  const start = useMemo(() => projector.at(begun ? 1 : 0).read(workspaceView), [projector, begun]);
  const changed = useMemo(() => differences(start, root), [start, root]);
  const step = useStep();
  const here = useMemo(() => new Set(step && differences(step.before, step.after).keys()), [step]);
  const [search, setSearch] = useState('');
  const [within, setWithin] = useState<(typeof places)[number]['value']>('names');
  const wanted = useDeferredValue(search.trim());
  const inside = within === 'contents';
  const isOpen = writable.is === 'open';
  const { nodes, drawn, files } = useMemo(
    () => treeOf(root, changed, inside ? '' : search),
    [root, changed, search, inside],
  );
  if (nodes.length === 0 && search === '')
    return (
      <Empty>
        There are no files yet. They stand here as soon as the agent writes one, and what a scenario brings stands here
        from the start. You can make one, or drop some of your own here.
      </Empty>
    );
  return (
    <>
      <search className="flex flex-wrap items-center gap-2 px-4 pt-2">
        <TextField
          label="Find a file"
          labelled="silently"
          placeholder={inside ? 'Find in the files' : 'Find a file'}
          type="search"
          value={search}
          onChange={setSearch}
        />
        <Segmented label="Where to look" size="small" choices={places} value={within} onChange={setWithin} />
      </search>
      <div className="max-h-[40dvh] overflow-auto">
        {inside && wanted !== '' ? (
          <FoundList root={root} wanted={wanted} />
        ) : (
          <>
            <Tree
              label="Files"
              nodes={nodes}
              selected={file}
              onSelect={(path) => useLayout.setState({ file: path })}
              detail={({ id }, stop) =>
                id.endsWith('/') ? (
                  isOpen && isThere(root, id) && <FolderKeys path={id.slice(0, -1)} here={stop} onChange={onChange} />
                ) : (
                  <Marks path={id} changed={changed.get(id)} here={here.has(id)} />
                )
              }
            />
            {nodes.length === 0 && <p className="px-4 py-2 text-ink-2">No file has {search.trim()} in its path.</p>}
            {drawn < files && (
              <p className="px-4 py-2 text-ink-2">
                {count(drawn, 'file')} of {files.toLocaleString('en-US')}. Type to find the others.
              </p>
            )}
          </>
        )}
      </div>
      {file === undefined ? (
        <p className="border-line border-t px-4 py-3 text-ink-2">
          Select a file to read it, and to see what became of it.
        </p>
      ) : (
        <FileView
          key={file}
          path={file}
          root={root}
          start={start}
          step={step}
          writable={writable}
          editing={editing}
          onEdit={onEdit}
          onChange={onChange}
        />
      )}
    </>
  );
}

/** The files before and after the event that is looked at: the selected one, or the last that is read. */
function useStep(): Step | undefined {
  const selected = useLayout((layout) => layout.selected);
  const events = useRun((state) => state.events);
  const projector = useRun((state) => state.projector);
  const length = useRun((state) => state.length);
  const cursor = useRun((state) => state.cursor);
  return useMemo(() => {
    const event = events[selected ?? cursor - 1];
    if (event === undefined) return undefined;
    const facts = changesAround(events, event, selected === undefined ? cursor : length);
    const [first, last] = [facts[0], facts.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    const at = (number: number) => projector.at(number).read(workspaceView);
    return { seq: last.seq, before: at(first.seq), after: at(last.seq + 1) };
  }, [events, selected, cursor, length, projector]);
}

/** Whether a folder of the tree is one of the workspace, and does not just hold what was deleted. */
function isThere(root: Folder, id: string): boolean {
  return nodeAt(root, id.slice(0, -1))?.is === 'folder';
}

const looks = {
  added: 'text-tool',
  changed: 'text-ink-2',
  deleted: 'text-error',
} as const satisfies Record<Difference, string>;

function Marks(props: { readonly path: string; readonly changed: Difference | undefined; readonly here: boolean }) {
  const { path, changed, here } = props;
  const read = useView(historyView).get(path)?.at(-1)?.type === 'tool.finished';
  return (
    <span className="flex flex-none items-center gap-1.5 whitespace-nowrap font-normal text-11 text-ink-3">
      {sensitivePlace(path) !== undefined && (
        <span className="rounded-full border border-edge px-1.5 text-ink-2">sensitive</span>
      )}
      {changed !== undefined && <span className={looks[changed]}>{changed}</span>}
      {here && <span className="text-ink">this event</span>}
      {changed === undefined && !here && read && <span>read</span>}
    </span>
  );
}
