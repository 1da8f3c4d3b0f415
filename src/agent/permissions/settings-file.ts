import { hashOf } from '../../base/hash.ts';
import { encode } from '../../base/text.ts';
import { type File, type Folder, nodeAt } from '../../views/workspace.ts';

/** Where a workspace keeps its rules and hooks. */
export const settingsPath = '.agents/settings.json';
/** Where they are looked for, the first that is there counts. */
const places = [settingsPath, '.claude/settings.json'];

/** The settings file of a workspace, or undefined when it has none. */
export function settingsFile(root: Folder): (Pick<File, 'blob'> & { readonly path: string }) | undefined {
  for (const path of places) {
    const node = nodeAt(root, path);
    if (node?.is === 'file') return { path, blob: node.blob };
  }
  return undefined;
}

/** Whether a rule or a hook came from a settings file, by its source. */
export function isFromFile(source: string | undefined): boolean {
  return source !== undefined && places.some((path) => source.startsWith(`${path}:`));
}

/** Consent is to what an entry says, wherever it stands: one that is edited needs it anew. */
export function entryName(kind: string, entry: unknown): string {
  return hashOf(encode(JSON.stringify([kind, entry])));
}
