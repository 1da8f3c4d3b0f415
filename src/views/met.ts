import { hashOf } from '../base/hash.ts';
import { inOrder } from '../base/in-order.ts';
import { encode } from '../base/text.ts';
import type { EventOf } from '../protocol/event.ts';
import type { JsonObject } from '../protocol/json.ts';
import { type Folder, walk } from './workspace.ts';

/** What code meets when it begins: the files, and where its shell stands. */
export interface Met {
  readonly folder: Folder;
  readonly shell: EventOf<'tool.finished'>['shell'];
}

/** What a call was called with, as a hash. */
export function hashOfInput(input: JsonObject): string {
  return shortHash(inOrder(input));
}

/** What code meets, as a hash. The harness's own files are no part of it: notes have dates in them. */
export function hashOfMet({ folder, shell }: Met): string {
  const files: string[] = [];
  for (const [path, node] of walk(folder))
    if (!path.startsWith('.agents/')) files.push(`${path}\0${node.is === 'file' ? node.blob : `>${node.target}`}`);
  return shortHash(inOrder({ files: files.sort(), shell: shell ?? null }));
}

function shortHash(text: string): string {
  return hashOf(encode(text)).slice(0, 32);
}
