import type { ListedNote } from '../../agent/memory/list-notes.ts';
import { isoOf, oneDay } from '../../base/calendar.ts';
import type { Folder } from '../../views/workspace.ts';
import { Button } from '../kit/button.tsx';
import { tokens } from '../kit/format.ts';
import { EventLinks } from '../state/event-links.tsx';
import { openFile } from '../state/layout.ts';
import { EditNote } from './edit-note.tsx';

const types = {
  user: 'about the person',
  feedback: 'what was said of the work',
  project: 'about the project',
  reference: 'where something is found',
} as const satisfies Record<ListedNote['note']['type'], string>;

/** One note: what it is about, how long it holds, what it takes, and when this run read and wrote it. */
export function NoteShown(props: {
  readonly listed: ListedNote;
  /** The events that read it, and those that wrote it, by their numbers. */
  readonly read: readonly number[];
  readonly written: readonly number[];
  readonly root: Folder;
  readonly run: string | undefined;
  /** Why nothing can be changed now. */
  readonly fixed: string | undefined;
}) {
  const { listed, read, written, root, run, fixed } = props;
  const { note, path, fault, expired } = listed;
  const dayOf = (at: number) => isoOf(at).slice(0, 10);
  return (
    <li className="grid gap-1 border-line border-b px-4 py-3">
      <div className="flex items-start gap-2">
        <h3 className="min-w-0 flex-1 break-words font-semibold">{note.name}</h3>
        <Button size="small" aria-label={`Open the file of ${note.name}`} onClick={() => openFile(path)}>
          Open the file
        </Button>
      </div>
      {note.description !== '' && <p className="break-words text-ink-2">{note.description}</p>}
      {fault !== undefined && (
        <p className="text-error">
          Line {fault.line} of {path}: {fault.message}
        </p>
      )}
      <p className="text-12 text-ink-2">
        {note.type}, {types[note.type]}.{note.updated !== undefined && ` Updated ${dayOf(note.updated)}.`}
        {note.expires !== undefined && ` Holds until ${dayOf(note.expires - oneDay)}.`} About{' '}
        {tokens(listed.tokens).long} when it is recalled.
      </p>
      {run !== undefined && fixed === undefined && <EditNote listed={listed} root={root} run={run} />}
      {expired && <p className="text-12 text-ink">It has expired: recall passes over it.</p>}
      {(read.length > 0 || written.length > 0) && (
        <p className="text-12 text-ink-2">
          In this run{' '}
          {read.length > 0 && (
            <>
              read in event <EventLinks what={`${note.name} was read`} seqs={read} />
              {written.length > 0 ? '; ' : ''}
            </>
          )}
          {written.length > 0 && (
            <>
              written in event <EventLinks what={`${note.name} was written`} seqs={written} />
            </>
          )}
        </p>
      )}
    </li>
  );
}
