import { Names } from '../base/names.ts';
import { perAgent, type View } from './view.ts';

/** The content that an agent knows of each path, as a blob, and the call that wrote it there, where one did. */
interface Seen {
  readonly blobs: Names<string>;
  readonly writers: Names<string>;
}

/** What an agent's calls read at each path last, or wrote. A call that reads and then writes knows what it wrote. */
const seenByOne: View<Seen> = {
  initial: { blobs: Names.empty(), writers: Names.empty() },
  evolve(seen, event) {
    if (event.type === 'tool.finished') {
      const read = (event.read ?? []).filter(({ path }) => seen.writers.get(path) !== event.call);
      return read.reduce(
        ({ blobs, writers }, { path, blob }) => ({ blobs: blobs.with(path, blob), writers: writers.without(path) }),
        seen,
      );
    }
    if (event.type !== 'files.changed' || event.because !== 'tool') return seen;
    const { call = '' } = event;
    return event.changes.reduce(
      ({ blobs, writers }, { path, entry }) => ({
        blobs: entry.is === 'file' ? blobs.with(path, entry.blob) : blobs.without(path),
        writers: writers.with(path, call),
      }),
      seen,
    );
  },
};

/** What each agent knows of the files that it has read or written. */
export const seenView: View<Readonly<Record<string, Seen>>> = perAgent(seenByOne);
