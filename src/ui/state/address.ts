import { useSyncExternalStore } from 'react';

/** What stands at an address: all of it is in the path behind the `#`, so that a page on any static host can be linked. */
export type Place =
  | { readonly is: 'home' }
  | { readonly is: 'library' }
  | { readonly is: 'open' }
  | { readonly is: 'run'; readonly run: string; readonly event: number | undefined }
  | { readonly is: 'compare'; readonly left: string; readonly right: string }
  | { readonly is: 'nowhere'; readonly path: string };

/** The path of a place, for `href={`#${…}`}` and `goTo`. */
export function pathOfRun(run: string, event?: number): string {
  return event === undefined ? `/run/${run}` : `/run/${run}/e/${event}`;
}

/** The path of two runs side by side. */
export function pathOfComparison(left: string, right: string): string {
  return `/compare/${left}/${right}`;
}

/** Reads a path. An event that is no number is left out: the run is still there. */
export function placeOf(path: string): Place {
  const [room = '', run = '', mark, event = '', ...more] = path.replace(/^\//, '').split('/');
  if (room === '') return { is: 'home' };
  if (room === 'library' && run === '') return { is: room };
  // what else stands there is a link or the address of a file, and read by what opens it
  if (room === 'open' || room === 's') return { is: 'open' };
  if (room === 'compare' && run !== '' && mark !== undefined && mark !== '' && event === '')
    return { is: 'compare', left: run, right: mark };
  if (room !== 'run' || run === '' || more.length > 0 || (mark !== undefined && mark !== 'e'))
    return { is: 'nowhere', path };
  return { is: 'run', run, event: /^\d{1,9}$/.test(event) ? Number(event) : undefined };
}

/** The path behind the `#`, as it changes. */
export function usePath(): string {
  return useSyncExternalStore(listen, readPath);
}

/** Goes to a path. `replace` leaves no step to go back to. */
export function goTo(path: string, { replace = false } = {}): void {
  if (!replace) {
    location.hash = path;
    return;
  }
  history.replaceState(history.state, '', `#${path}`);
  // browsers tell nobody of a replaced address
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The path behind the `#`, now. */
export function readPath(): string {
  return location.hash.replace(/^#/, '') || '/';
}

function listen(hear: () => void): () => void {
  addEventListener('hashchange', hear);
  return () => removeEventListener('hashchange', hear);
}
