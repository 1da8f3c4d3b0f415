import { hashOf } from '../base/hash.ts';
import { inOrder } from '../base/in-order.ts';
import { encode } from '../base/text.ts';
import type { EventOf } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import type { Folder, Node } from './workspace.ts';

/** What code meets when it begins: the files, and where its shell stands. */
export interface Circumstances {
  readonly folder: Folder;
  readonly shell: EventOf<'tool.finished'>['shell'];
}

/** What a call was called with, as a hash. */
export function hashOfInput(input: JsonObject): string {
  return shortHash(inOrder(input));
}

/** What code meets, as a hash. The harness's own files are no part of it: notes have dates in them. */
export function hashOfCircumstances({ folder, shell }: Circumstances): string {
  const names = [...folder.names].filter(([name]) => name !== '.agents');
  return shortHash(inOrder({ files: linesOf(names), shell: shell ?? null }));
}

/** A folder that is the same one has the same hash: a run looks at few that are new. */
const known = new WeakMap<Folder, string>();

/** What is in a folder: of one in which no file is, a run can begin without it. */
function linesOf(names: Iterable<readonly [string, Node]>): readonly string[] {
  return [...names].flatMap(([name, node]) => {
    if (node.is !== 'folder') return [`${name}\0${node.is === 'file' ? node.blob : `>${node.target}`}`];
    const hash = known.get(node) ?? hashOfFolder(node);
    return hash === '' ? [] : [`${name}/\0${hash}`];
  });
}

function hashOfFolder(folder: Folder): string {
  const lines = linesOf(folder.names);
  const hash = lines.length === 0 ? '' : shortHash(lines.join('\n'));
  known.set(folder, hash);
  return hash;
}

function shortHash(text: string): string {
  return hashOf(encode(text)).slice(0, 32);
}
