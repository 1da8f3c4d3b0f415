import type { Files, Found } from '../agent/files.ts';
import { counted, grouped } from '../base/text.ts';
import type { File, Link } from '../views/workspace.ts';
import type { Order } from './orders.ts';
import { fitsOf } from './pattern.ts';

/** A file or link below the folder that is searched, and its path from there. */
export interface Place {
  readonly path: string;
  readonly below: string;
  readonly node: File | Link;
}

/** What a search came upon, and how much it passed by. */
export interface Search {
  readonly places: readonly Place[];
  /** Names that begin with a dot. */
  readonly hidden: number;
  /** What may not be read. */
  readonly leftOut: number;
}

/** Which files are wanted, and in which order. */
export interface Wanted {
  readonly patterns: readonly string[];
  readonly hidden: boolean;
  readonly order: Order;
}

/** Looks through all that may be read below a folder. */
export function search(files: Files, folder: string, { patterns, hidden, order }: Wanted): Search {
  const fits = fitsOf(patterns, { hidden });
  const all = fitsOf(patterns, { hidden: true });
  const root = files.find(folder)?.path ?? '';
  const { files: found, leftOut } = files.list(folder);
  const places = found.flatMap((each) => placeOf(each, root) ?? []).filter(({ below }) => all(below));
  const wanted = places.filter(({ below }) => fits(below));
  return {
    places: order === 'newest' ? wanted.toSorted(newerFirst) : wanted,
    hidden: places.length - wanted.length,
    leftOut,
  };
}

function placeOf({ path, node }: Found, root: string): Place | undefined {
  return node.is === 'folder' ? undefined : { path, below: root === '' ? path : path.slice(root.length + 1), node };
}

/** Of two files, first the one that was written later; what came in with one fact keeps the order of its paths. */
function newerFirst(a: Place, b: Place): number {
  return b.node.seq - a.node.seq;
}

/** What a search passed by, in words for the model: nothing when it passed by nothing. */
export function notesOn(
  { hidden, leftOut }: Omit<Search, 'places'>,
  shown: { readonly some: number; readonly all: number; readonly of: string },
): string {
  const notes: string[] = [];
  if (shown.some < shown.all)
    notes.push(
      `(The first ${grouped(shown.some)} of ${grouped(shown.all)} ${shown.of} are shown. Narrow the search, or raise limit.)`,
    );
  if (hidden > 0)
    notes.push(`(${counted(hidden, 'hidden file')} left out; hidden: true includes names that begin with a dot.)`);
  if (leftOut > 0)
    notes.push(`(${counted(leftOut, 'place')} left out because the permission rules do not let you read there.)`);
  return notes.length === 0 ? '' : `\n\n${notes.join('\n')}`;
}
