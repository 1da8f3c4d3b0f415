import { Names } from '../base/names.ts';
import { perAgent, type View } from './view.ts';

/** The content that an agent knows of each path, as a blob: what its calls read there last, or wrote. */
const seenByOne: View<Names<string>> = {
  initial: Names.empty(),
  evolve(seen, event) {
    if (event.type === 'tool.finished')
      return (event.read ?? []).reduce((names, { path, blob }) => names.with(path, blob), seen);
    if (event.type !== 'files.changed' || event.because !== 'tool') return seen;
    return event.changes.reduce(
      (names, { path, entry }) => (entry.is === 'file' ? names.with(path, entry.blob) : names.without(path)),
      seen,
    );
  },
};

/** What each agent knows of the files that it has read or written. */
export const seenView: View<Readonly<Record<string, Names<string>>>> = perAgent(seenByOne);
