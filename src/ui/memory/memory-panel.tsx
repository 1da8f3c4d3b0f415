import { memoryIndex } from '../../agent/memory/topics.ts';
import { tokensIn } from '../../base/tokens.ts';
import { memoryView } from '../../views/memory.ts';
import { nodeAt, workspaceView } from '../../views/workspace.ts';
import { Empty } from '../kit/empty.tsx';
import { count, tokens } from '../kit/format.ts';
import { LinkButton } from '../kit/link-button.tsx';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { ScrollRegion } from '../kit/scroll-region.tsx';
import { EventLinks } from '../state/event-links.tsx';
import { useFollowed } from '../state/followed.ts';
import { goToEvent } from '../state/go-to-event.ts';
import { openFile } from '../state/layout.ts';
import { useRun, useView } from '../state/run.ts';
import { NoteShown } from './note-shown.tsx';
import { useNotes } from './use-notes.ts';

/** What the workspace remembers at the cursor: every note, what it takes, and what this run had to do with it. */
export function MemoryPanel() {
  const root = useView(workspaceView);
  const traffic = useView(memoryView);
  const { agent } = useFollowed();
  const { run, live, readOnly } = useRun();
  const fixed = live ? readOnly : 'You look at the past: go back to live to change notes.';
  const now = useRun(({ events, cursor }) => events[cursor - 1]?.at ?? 0);
  const notes = useNotes(root, now);
  if (notes.isError) {
    return (
      <div className="p-4">
        <Notice
          happened="The notes could not be read."
          safe="Nothing of them is changed; they are files of the workspace."
          todo="Look at them in Files, under .agents/memory."
        />
      </div>
    );
  }
  if (notes.data === undefined) return <Loading>Reading the notes…</Loading>;
  const loads = traffic.loads.slice();
  const writes = traffic.writes.slice();
  const reads = traffic.reads.slice();
  const gone = writes.filter(
    ({ path, blob }) => blob === undefined && nodeAt(root, path) === undefined && path !== memoryIndex,
  );
  if (notes.data.length === 0 && gone.length === 0 && loads.length === 0) {
    return (
      <Empty>
        Nothing is remembered yet: what the agent writes down with the tool remember stands here, as a file of the
        workspace that later runs read too.
      </Empty>
    );
  }
  const index = agent?.context.loaded.find(({ source }) => source === 'memory');
  return (
    <ScrollRegion label="Memory" className="flex-1 py-3.5">
      <div className="grid gap-1 px-4 pb-3">
        <p>
          <strong className="font-semibold">{count(notes.data.length, 'note')}</strong>
          {index === undefined
            ? '. No index of them is in the context now.'
            : `. Their index is in every request and takes about ${tokens(tokensIn(index.text)).long}; a note is read when it is recalled.`}
        </p>
        {loads.length > 0 && (
          <p className="text-ink-2">
            The index{' '}
            <LinkButton mono onPress={() => openFile(loads.at(-1)?.path ?? memoryIndex)}>
              {loads.at(-1)?.path ?? memoryIndex}
            </LinkButton>{' '}
            was read into the context
            {loads.length > 1 ? ' with a prompt, and again after it had changed' : ' with a prompt'}: event{' '}
            <EventLinks what="The index was read" seqs={loads.map(({ seq }) => seq)} />
          </p>
        )}
      </div>
      <ul className="border-line border-t">
        {notes.data.map((listed) => (
          <NoteShown
            key={listed.path}
            listed={listed}
            read={reads.filter(({ path }) => path === listed.path).map(({ event }) => event.seq)}
            written={writes.filter(({ path }) => path === listed.path).map(({ event }) => event.seq)}
            root={root}
            run={run}
            fixed={fixed}
          />
        ))}
      </ul>
      {gone.map(({ path, event }) => (
        <p key={event.seq} className="px-4 py-2 text-ink-2">
          Forgotten in this run: <code className="break-all font-mono text-12">{path}</code>, in event{' '}
          <LinkButton label={`Event ${event.seq}, which took ${path} away`} onPress={() => goToEvent(event.seq)}>
            {event.seq}
          </LinkButton>
        </p>
      ))}
    </ScrollRegion>
  );
}
