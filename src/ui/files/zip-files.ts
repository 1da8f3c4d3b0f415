import { type Folder, walk } from '../../views/workspace.ts';

/** A zip of files, and how many things could not be put into it. */
export interface Zipped {
  readonly bytes: Uint8Array;
  readonly files: number;
  /** Contents that are not stored here, and links, which a zip of files has no room for. */
  readonly missing: number;
  readonly links: number;
}

/** All files as they stand in a tree, in one zip. */
export async function zipFiles(root: Folder, get: (hash: string) => Promise<Uint8Array | undefined>): Promise<Zipped> {
  const { zipSync } = await import('fflate'); // loaded with the first zip
  const into: Record<string, [Uint8Array, { mtime: number }]> = {};
  let [files, missing, links] = [0, 0, 0];
  for (const [path, node] of walk(root)) {
    const bytes = node.is === 'file' ? await get(node.blob) : undefined;
    if (node.is === 'link') links++;
    else if (bytes === undefined) missing++;
    else {
      files++;
      into[path] = [bytes, { mtime: Math.max(earliest, node.at) }];
    }
  }
  return { bytes: zipSync(into), files, missing, links };
}

/** A zip knows no time before 1980. */
const earliest = Date.UTC(1980, 0, 2);
