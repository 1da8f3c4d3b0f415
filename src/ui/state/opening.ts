import { create } from 'zustand';
import { goTo } from './address.ts';

/** The file that was dropped or chosen to be opened as a script, until it is read. */
export const useOpening = create<{ readonly file: File | undefined }>()(() => ({ file: undefined }));

/** The archive that was dropped or chosen to be imported, until that is done or given up; and what to know of it. */
export const useImporting = create<{
  readonly file: File | undefined;
  readonly notes?: readonly string[] | undefined;
}>()(() => ({ file: undefined }));

/** Takes the first file that was dropped, wherever that was, to where it is shown before it can do anything. */
export function openDropped({ files }: DataTransfer): void {
  const [file] = files;
  if (file === undefined) return;
  if (isArchive(file)) {
    useImporting.setState({ file });
    goTo('/library');
  } else {
    useOpening.setState({ file });
    goTo('/open');
  }
}

function isArchive({ name, type }: File): boolean {
  return /\.zip$/i.test(name) || type === 'application/zip';
}
