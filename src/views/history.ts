import { Names } from '../base/names.ts';
import { Trail } from '../base/trail.ts';
import type { EventOf } from '../protocol/event.ts';
import type { Reading, View } from './view.ts';

/** A fact that says something about a path: it began there, changed, or was read. */
export type Trace = EventOf<'run.started' | 'files.changed' | 'tool.finished'>;

/** The facts about each path that was ever named, in the order in which they happened. */
export const historyView: View<Names<Trail<Trace>>> = {
  initial: Names.empty(),
  evolve(history, event) {
    switch (event.type) {
      case 'run.started':
      case 'files.changed':
      case 'tool.finished':
        return pathsIn(event).reduce(
          (names, path) => names.with(path, (names.get(path) ?? Trail.of()).add(event)),
          history,
        );
      default:
        return history;
    }
  },
};

/** The facts about one path: what was said of it by name, and what took a folder above it away. */
export function historyOf(log: Reading, path: string): readonly Trace[] {
  const history = log.read(historyView);
  const found = [...(history.get(path) ?? [])];
  for (const above of foldersAbove(path))
    for (const trace of history.get(above) ?? [])
      if (takesAway(trace, above) && !found.includes(trace)) found.push(trace);
  return found.sort((a, b) => a.seq - b.seq);
}

/** The folders that a path lies in, the nearest last. */
export function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, i) => names.slice(0, i + 1).join('/'));
}

/** The paths that a fact names, each once. */
function pathsIn(trace: Trace): readonly string[] {
  return [...new Set(namesIn(trace).map(({ path }) => path))];
}

function namesIn(trace: Trace): readonly { readonly path: string }[] {
  switch (trace.type) {
    case 'run.started':
      return trace.files;
    case 'files.changed':
      return trace.changes;
    case 'tool.finished':
      return trace.read ?? [];
  }
}

/** Whether all that lies below a folder went with it: it is gone, or something else stands in its place. */
function takesAway(trace: Trace, folder: string): boolean {
  if (trace.type !== 'files.changed') return false;
  return trace.changes.some(({ path, entry }) => path === folder && entry.is !== 'folder');
}
