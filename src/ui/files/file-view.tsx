import { useState } from 'react';
import { resolvePath } from '../../base/path.ts';
import { followLinks } from '../../views/links.ts';
import { type Folder, type Node, nodeAt } from '../../views/workspace.ts';
import { Button } from '../kit/button.tsx';
import { Said } from '../kit/said.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { FileDifference } from '../state/file-difference.tsx';
import { openFile } from '../state/layout.ts';
import { FileHistory } from './file-history.tsx';
import { FileNow } from './file-now.tsx';

const moments = [
  { value: 'now', label: 'Now' },
  { value: 'start', label: 'Since start' },
  { value: 'event', label: 'This event' },
] as const;
type Moment = (typeof moments)[number]['value'];

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
}) {
  const { path, root, start, step } = props;
  const [moment, setMoment] = useState<Moment>('now');
  return (
    <section aria-label={`File ${path}`} className="border-line border-t">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 py-1.5 pr-3 pl-4">
        <h3 className="min-w-0 flex-1 break-all font-mono text-12">{path}</h3>
        <Segmented label="Which moment" choices={moments} value={moment} onChange={setMoment} size="small" />
      </header>
      {moment === 'now' && <Now path={path} root={root} node={nodeAt(root, path)} />}
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
