import { useMemo, useState } from 'react';
import { sensitivePlace } from '../../agent/permissions/sensitive.ts';
import { type Difference, differences } from '../../views/compare.ts';
import { historyView } from '../../views/history.ts';
import { workspaceView } from '../../views/workspace.ts';
import { Empty } from '../kit/empty.tsx';
import { count } from '../kit/format.ts';
import { TextField } from '../kit/text-field.tsx';
import { Tree } from '../kit/tree.tsx';
import { useLayout } from '../state/layout.ts';
import { useRun, useView } from '../state/run.ts';
import { FileView, type Step } from './file-view.tsx';
import { changesAround } from './shown-change.ts';
import { treeOf } from './tree-of.ts';
import { WorkspaceLine } from './workspace-line.tsx';

/** From how many files on they can be searched. */
const many = 30;

/** The files of the run at the cursor: which there are, what changed, and each of them over time. */
export function FilesPanel() {
  const root = useView(workspaceView);
  const projector = useRun((state) => state.projector);
  const begun = useRun((state) => state.length > 0);
  const start = useMemo(() => projector.at(begun ? 1 : 0).read(workspaceView), [projector, begun]);
  const changed = useMemo(() => differences(start, root), [start, root]);
  const step = useStep();
  const here = useMemo(() => new Set(step && differences(step.before, step.after).keys()), [step]);
  const file = useLayout((layout) => layout.file);
  const [search, setSearch] = useState('');
  const { nodes, drawn, files } = useMemo(() => treeOf(root, changed, search), [root, changed, search]);
  if (nodes.length === 0 && search === '') {
    return (
      <>
        <WorkspaceLine />
        <Empty>
          There are no files yet. They stand here as soon as the agent writes one, and what a scenario brings stands
          here from the start.
        </Empty>
      </>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <WorkspaceLine />
      {(files > many || search !== '') && (
        <div className="px-4 pt-3">
          <TextField
            label="Find a file"
            labelled="silently"
            placeholder="Find a file"
            type="search"
            value={search}
            onChange={setSearch}
          />
        </div>
      )}
      <div className="max-h-[40dvh] overflow-auto">
        <Tree
          label="Files"
          nodes={nodes}
          selected={file}
          onSelect={(path) => useLayout.setState({ file: path })}
          detail={({ id }) => <Marks path={id} changed={changed.get(id)} here={here.has(id)} />}
        />
        {nodes.length === 0 && <p className="px-4 py-2 text-ink-2">No file has {search.trim()} in its path.</p>}
        {drawn < files && (
          <p className="px-4 py-2 text-ink-2">
            {count(drawn, 'file')} of {files.toLocaleString('en-US')}. Type to find the others.
          </p>
        )}
      </div>
      {file === undefined ? (
        <p className="border-line border-t px-4 py-3 text-ink-2">
          Select a file to read it, and to see what became of it.
        </p>
      ) : (
        <FileView key={file} path={file} root={root} start={start} step={step} />
      )}
    </div>
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

const looks = {
  added: 'text-tool',
  changed: 'text-ink-2',
  deleted: 'text-error',
} as const satisfies Record<Difference, string>;

function Marks(props: { readonly path: string; readonly changed: Difference | undefined; readonly here: boolean }) {
  const { path, changed, here } = props;
  const read = useView(historyView).get(path)?.at(-1)?.type === 'tool.finished';
  if (path.endsWith('/')) return null;
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
