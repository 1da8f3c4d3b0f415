import { useQuery } from '@tanstack/react-query';
import type { Folder } from '../../views/workspace.ts';
import { count } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Said } from '../kit/said.tsx';
import { useLayout } from '../state/layout.ts';
import { useRun } from '../state/run.ts';
import { loadBlob } from '../state/shelf.ts';
import { findInFiles } from './find-in-files.ts';

/** The lines of all files that contain a text; pressing one shows its file. */
export function FoundList({ root, wanted }: { readonly root: Folder; readonly wanted: string }) {
  const run = useRun((state) => state.run);
  const cursor = useRun((state) => state.cursor);
  const { data, error } = useQuery({
    queryKey: ['found', run, cursor, wanted],
    queryFn: ({ signal }) => findInFiles(root, wanted, loadBlob, signal),
    gcTime: 0,
  });
  if (error !== null) return <Said>The files could not be searched: {error.message}</Said>;
  if (data === undefined) return <Loading>Searching…</Loading>;
  const { hits, more, unread } = data;
  return (
    <>
      <ul aria-label="Lines that contain it" className="py-1.5">
        {hits.map(({ path, line, text }) => (
          <li key={`${path} ${line}`}>
            <button
              type="button"
              onClick={() => useLayout.setState({ file: path })}
              className="block min-h-row w-full px-4 py-0.5 text-left -outline-offset-2 hover:bg-raised"
            >
              <span className="block break-all text-11 text-ink-3">
                {path}:{line}
              </span>
              <span className="block truncate font-mono text-12">{text}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="px-4 py-1.5 text-12 text-ink-2">
        {hits.length === 0
          ? `No file contains ${wanted}.`
          : more
            ? `The first ${count(hits.length, 'line')}.`
            : count(hits.length, 'line')}
        {unread > 0 && ` ${count(unread, 'file')} could not be searched: too large, or no text.`}
      </p>
    </>
  );
}
