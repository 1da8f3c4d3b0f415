import { uploadLimits } from '../../protocol/upload.ts';
import { type Found, isSkipped } from './own-files.ts';

/** What lies in dropped files and folders; folders that nobody needs are named, not walked. */
export interface Gathered {
  readonly found: readonly Found[];
  readonly skipped: readonly string[];
}

/** No more files are listed than it takes to say that they are too many. */
const mostFound = uploadLimits.files * 20;

/** Files chosen by a button; those of a folder bear their path in it. */
export function gatherChosen(files: FileList): Gathered {
  return { found: [...files].map((file) => foundOf(file.webkitRelativePath || file.name, file)), skipped: [] };
}

/** All that was dropped, folders walked to their ends. To be called while the drop is handled: later it is gone. */
export async function gatherDropped({ items, files }: DataTransfer): Promise<Gathered> {
  const entries = [...items].map((item) => item.webkitGetAsEntry?.() ?? undefined);
  if (entries.every((entry) => entry === undefined)) return gatherChosen(files);
  const found: Found[] = [];
  const skipped: string[] = [];
  const walk = async (entry: FileSystemEntry): Promise<void> => {
    const path = entry.fullPath.replace(/^\//, '');
    if (found.length > mostFound) return;
    if (isDirectory(entry) && isSkipped(entry.name)) skipped.push(path);
    else if (isDirectory(entry)) for (const child of await childrenOf(entry)) await walk(child);
    else if (isFile(entry)) found.push(foundOf(path, await fileOf(entry)));
  };
  for (const entry of entries) if (entry !== undefined) await walk(entry);
  return { found, skipped };
}

function foundOf(path: string, file: File): Found {
  return { path, size: file.size, read: () => file.arrayBuffer() };
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader gives a hundred at a time, and an empty list at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
