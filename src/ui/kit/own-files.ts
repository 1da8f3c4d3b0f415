import { sensitivePlace } from '../../agent/permissions/sensitive.ts';
import { resolvePath } from '../../base/path.ts';
import { type Upload, uploadFault, uploadLimits } from '../../protocol/upload.ts';

/** A file that was found, before it is read. */
export interface Found {
  readonly path: string;
  readonly size: number;
  read(): Promise<ArrayBuffer>;
}

/** What stays outside, and why, in words. */
interface LeftOut {
  readonly path: string;
  readonly why: string;
}

/** Files that a run can begin with, or why it cannot; with what was left out. */
export interface OwnFiles {
  readonly files: readonly Upload[];
  readonly leftOut: readonly LeftOut[];
  readonly fault?: string;
}

/** Folders that are made from the rest, or belong to other tools: nobody walks into them. */
const skippedFolders = new Set(['node_modules', '.git', '.hg', '.svn', '.venv', '__pycache__']);
const skippedFiles = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** Whether a folder of this name is left out as a whole. */
export function isSkipped(folder: string): boolean {
  return skippedFolders.has(folder);
}

/**
 * Chooses of what was found what a run can take, and reads it. Nothing is half taken: too much is taken not at all. The one
 * folder that holds all of it becomes the workspace, unless it is to stay a folder `inside` of one.
 */
export async function ownFiles(
  found: readonly Found[],
  skipped: readonly string[] = [],
  { inside = false } = {},
): Promise<OwnFiles> {
  const leftOut = new Map<string, string>();
  const paths = [...found.map(({ path }) => path), ...skipped.map((folder) => `${folder}/`)];
  const root = inside ? '' : commonFolder(paths);
  for (const folder of skipped) leftOut.set(`${folder.slice(root.length)}/`, folderWhy);
  const chosen: Found[] = [];
  for (const each of found) {
    const path = resolvePath(each.path.slice(root.length));
    const reason = path === undefined || path === '' ? 'its name cannot be a path here' : whyNot(path, each.size);
    if (reason === undefined && path !== undefined) chosen.push({ path, size: each.size, read: () => each.read() });
    else if (reason === folderWhy) leftOut.set(skippedPart(each.path.slice(root.length)), folderWhy);
    else leftOut.set(each.path.slice(root.length), reason ?? '');
  }
  const words = (): readonly LeftOut[] => [...leftOut].map(([path, why]) => ({ path, why }));
  const fault = uploadFault(chosen.map(({ size }) => size));
  if (fault !== undefined) return { files: [], leftOut: words(), fault };
  const files: Upload[] = [];
  for (const { path, read } of chosen) {
    try {
      files.push({ path, bytes: new Uint8Array(await read()) });
    } catch {
      leftOut.set(path, 'it could not be read');
    }
  }
  return { files, leftOut: words() };
}

const folderWhy = 'not needed';

function whyNot(path: string, size: number): string | undefined {
  const names = path.split('/');
  if (names.slice(0, -1).some(isSkipped)) return folderWhy;
  if (skippedFiles.has(names.at(-1) ?? '')) return folderWhy;
  if (sensitivePlace(path) !== undefined) return 'looks secret';
  return size > uploadLimits.fileBytes ? 'larger than 5 MB' : undefined;
}

/** The folder that was skipped, of a path that leads into it. */
function skippedPart(path: string): string {
  const names = path.split('/');
  const at = names.findIndex(isSkipped);
  return at < 0 ? path : `${names.slice(0, at + 1).join('/')}/`;
}

/** The one folder that holds all there is, with its slash: it becomes the workspace. Empty when there is none. */
function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  const top = first.slice(0, first.indexOf('/') + 1);
  return top !== '' && !isSkipped(top.slice(0, -1)) && paths.every((path) => path.startsWith(top)) ? top : '';
}
