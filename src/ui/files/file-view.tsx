import { useState } from 'react';
import { resolvePath } from '../../base/path.ts';
import { followLinks } from '../../views/links.ts';
import { type File, type Folder, type Node, nodeAt } from '../../views/workspace.ts';
import { Button } from '../kit/button.tsx';
import { contentOf } from '../kit/content.ts';
import { Loading } from '../kit/loading.tsx';
import { Said } from '../kit/said.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { useBlob } from '../state/blob.ts';
import { FileDifference } from '../state/file-difference.tsx';
import { openFile } from '../state/layout.ts';
import type { Change } from './change-form.tsx';
import { FileEdit } from './file-edit.tsx';
import { FileHistory } from './file-history.tsx';
import { FileKeys } from './file-keys.tsx';
import { FileNow } from './file-now.tsx';
import type { Writable } from './writable.ts';

const moments = [
  { value: 'now', label: 'Now' },
  { value: 'start', label: 'Since start' },
  { value: 'event', label: 'This event' },
] as const;
type Moment = (typeof moments)[number]['value'];

/** A text beyond this would hold the page up with every key. */
const largest = 2_000_000;

/** The files before and after the event that is looked at, and which event that is. */
export interface Step {
  readonly seq: number;
  readonly before: Folder;
  readonly after: Folder;
}

/** One file: as it is now, what became of it since the start, what the event did to it, and its history. */
export function FileView(props: {
  readonly path: string;
  readonly root: Folder;
  readonly start: Folder;
  readonly step: Step | undefined;
  readonly writable: Writable;
  /** Whether it is edited, and what begins and ends that. */
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
  readonly onChange: (change: Change) => void;
}) {
  const { path, root, start, step, writable, editing, onEdit, onChange } = props;
  const [moment, setMoment] = useState<Moment>('now');
  const node = nodeAt(root, path);
  const file = node?.is === 'file' ? node : undefined;
  const edits = editing && file !== undefined && writable.is === 'open';
  return (
    <section aria-label={`File ${path}`} className="border-line border-t">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1.5 pr-3 pl-4">
        <h3 className="min-w-0 flex-1 break-all font-mono text-12">{path}</h3>
        <Segmented label="Which moment" choices={moments} value={moment} onChange={setMoment} size="small" />
      </header>
      {file !== undefined && moment === 'now' && (
        <FileKeys
          closed={writable.is === 'closed'}
          editing={edits}
          onEdit={() => onEdit(true)}
          onRename={() => onChange({ is: 'rename', path })}
          onDelete={() => onChange({ is: 'delete', path })}
        />
      )}
      {moment === 'now' &&
        (edits ? (
          <Edited {...writable} path={path} file={file} onClose={() => onEdit(false)} />
        ) : (
          <Now path={path} root={root} node={node} />
        ))}
      {moment === 'start' && (
        <FileDifference
          path={path}
          before={nodeAt(start, path)}
          after={nodeAt(root, path)}
          same="It is as it was at the start."
        />
      )}
      {moment === 'event' &&
        (step === undefined ? (
          <Said>The event that is looked at changed no file.</Said>
        ) : (
          <FileDifference
            path={path}
            before={nodeAt(step.before, path)}
            after={nodeAt(step.after, path)}
            same={`Event ${step.seq} changed other files, and left this one as it was.`}
          />
        ))}
      <FileHistory path={path} />
    </section>
  );
}

/** A text is edited; of anything else is said why it is not. While a new content is on its way the one before stays. */
function Edited(props: {
  readonly run: string;
  readonly path: string;
  readonly file: File;
  readonly working: boolean;
  readonly onClose: () => void;
}) {
  const { run, path, file, working, onClose } = props;
  const { data } = useBlob(file.blob);
  const [known, setKnown] = useState<Uint8Array>();
  if (data != null && data !== known) setKnown(data);
  const bytes = data ?? known;
  if (data === null) return <Said>The content of this file is not stored here, so it cannot be edited.</Said>;
  if (bytes === undefined) return <Loading>Reading the file…</Loading>;
  const content = contentOf(bytes);
  if (content.is !== 'text' || bytes.length > largest)
    return (
      <div className="flex flex-wrap items-center gap-2 px-4 py-2 text-ink-2">
        {content.is === 'text' ? 'It is too large to be edited here.' : 'It is not text, so it cannot be edited here.'}{' '}
        Download it, change it, and upload it again.
        <Button size="small" onClick={onClose}>
          Close
        </Button>
      </div>
    );
  return <FileEdit run={run} path={path} text={content.text} working={working} onClose={onClose} />;
}

function Now({ path, root, node }: { readonly path: string; readonly root: Folder; readonly node: Node | undefined }) {
  if (node === undefined) return <Said>There is no such file at this point of the run.</Said>;
  if (node.is === 'file') return <FileNow path={path} file={node} />;
  if (node.is === 'folder') return <Said>A folder.</Said>;
  const way = followLinks(root, resolvePath(path) ?? path);
  const target = way.leads === 'somewhere' ? way.path : undefined;
  return (
    <div className="px-4 py-2">
      <p className="pb-2 text-ink-2">A link that leads to {node.target}.</p>
      {target !== undefined && <Button onClick={() => openFile(target)}>Show {target}</Button>}
    </div>
  );
}
