import type { Keeping } from '../../protocol/keeping.ts';
import { ago, bytes, count } from '../kit/format.ts';

/** What an archive holds, and what importing it does and does not do. */
export function ArchiveContents(props: {
  readonly holds: Awaited<ReturnType<Keeping['readArchive']>>;
  readonly notes: readonly string[];
}) {
  const { holds, notes } = props;
  const { made, runs, workspaces, missing } = holds;
  const lines = [
    ...runs.map(({ title, facts }) => ({ is: 'Run', name: title, size: count(facts, 'event') })),
    ...workspaces.map(({ name, files }) => ({ is: 'Workspace', name, size: count(files, 'file') })),
  ];
  const brings = [...new Set(runs.flatMap((run) => run.brings))];
  return (
    <div className="grid gap-3">
      <p className="text-ink-2">
        Made {ago(made, Date.now()).short}, {bytes(holds.bytes).short} of content.
        {missing > 0 && ` ${count(missing, 'piece')} of content was gone already when it was made.`}
      </p>
      {lines.length === 0 ? (
        <p>There is nothing in it.</p>
      ) : (
        <ul aria-label="What is in it" className="max-h-[40dvh] overflow-auto border-line border-t">
          {lines.map(({ is, name, size }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two may have the same name, and the list never changes
            <li key={place} className="flex min-h-9 items-center gap-3 border-line border-b px-1.5">
              <span className="w-20 flex-none text-12 text-ink-2">{is}</span>
              <span className="min-w-0 flex-1 truncate font-semibold">{name}</span>
              <span className="flex-none text-12 text-ink-2">{size}</span>
            </li>
          ))}
        </ul>
      )}
      {brings.length > 0 && (
        <div className="rounded-control border border-line bg-sunken px-3 py-2">
          <p className="font-semibold text-12">Switched off here</p>
          <ul
            aria-label="Switched off here"
            className="mt-1 grid max-h-40 gap-0.5 overflow-auto font-mono text-12 text-ink-2"
          >
            {brings.map((each) => (
              <li key={each} className="break-words">
                {each}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul aria-label="Good to know" className="grid list-disc gap-1 pl-4 text-ink-2 marker:text-ink-3">
        {notes.map((note) => (
          <li key={note} className="break-words">
            {note}
          </li>
        ))}
        {runs.length > 0 && (
          <li>
            Runs were made elsewhere: they can be read and stepped through, and nothing in them goes on, runs or allows
            anything here.
          </li>
        )}
        {workspaces.length > 0 && (
          <li>Files come as they are. Hooks and allow rules among them stay off until you switch each on.</li>
        )}
        <li>All of it is imported, or nothing. What is here already stays as it is.</li>
      </ul>
    </div>
  );
}
