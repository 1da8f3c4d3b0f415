import { resolvePath } from '../base/path.ts';
import type { FileChange } from '../protocol/event.ts';
import { type Node, nodeAt, workspaceView } from '../views/workspace.ts';
import type { LiveRun } from './live-run.ts';
import { Refusal } from './refusal.ts';

/** All that stands at one path of a run, as it would stand at another. */
export function copiesOf({ log }: Pick<LiveRun, 'log'>, from: string, to: string): readonly FileChange[] {
  const [there, path] = [resolvePath(from), resolvePath(to)];
  const node = there === undefined ? undefined : nodeAt(log.read(workspaceView), there);
  if (node === undefined) throw new Refusal(`There is nothing at “${from}” any more.`);
  if (path === undefined || path === '') throw new Refusal(`There can be no file at “${to}”.`);
  return [...entriesOf(node, path)];
}

function* entriesOf(node: Node, path: string): Generator<FileChange> {
  if (node.is === 'file') yield { path, entry: { is: 'file', blob: node.blob, bytes: node.bytes } };
  else if (node.is === 'link') yield { path, entry: { is: 'link', target: node.target } };
  else if (node.names.size === 0) yield { path, entry: { is: 'folder' } };
  else for (const [name, inner] of node.names) yield* entriesOf(inner, `${path}/${name}`);
}
