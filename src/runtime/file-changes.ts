import { resolvePath } from '../base/path.ts';
import type { FileChange } from '../protocol/event.ts';
import type { LiveRun } from './live-run.ts';
import { Refusal } from './refusal.ts';

type Content = Uint8Array | string | null;

/** Content put to the blobs of a run, or with null a path that goes. */
export function changeOf({ persist }: Pick<LiveRun, 'persist'>, path: string, content: Content): FileChange {
  const at = resolvePath(path);
  if (at === undefined || at === '') throw new Refusal(`There can be no file at “${path}”.`);
  if (content === null) return { path: at, entry: { is: 'gone' } };
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path: at, entry: { is: 'file', blob: persist.blobs.put(bytes), bytes: bytes.length } };
}

/** Writes down what a person changed in the workspace. */
export function changeFiles({ log }: Pick<LiveRun, 'log'>, changes: readonly FileChange[]): void {
  log.append('main', { type: 'files.changed', because: 'person', changes: [...changes] });
}
