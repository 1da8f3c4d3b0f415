import { create } from 'zustand';
import { goTo } from './address.ts';

/** The file that was dropped or chosen to be opened as a script, until it is read. */
export const useOpening = create<{
  readonly file: File | undefined;
  /** The files that were dropped with it, by their names: they are not opened. */
  readonly left?: readonly string[] | undefined;
}>()(() => ({ file: undefined }));

/** The archive that was dropped or chosen to be imported, until that is done or given up; and what to know of it. */
export const useImporting = create<{
  readonly file: File | undefined;
  readonly notes?: readonly string[] | undefined;
}>()(() => ({ file: undefined }));

/** Takes the first file that was dropped, wherever that was, to where it is shown before it can do anything. */
export function openDropped({ files }: { readonly files: Iterable<File> }): void {
  const [file, ...others] = files;
  if (file === undefined) return;
  const left = others.map(({ name }) => name);
  if (isArchive(file)) {
    useImporting.setState({ file, notes: left.length === 0 ? undefined : [leftWords(left)] });
    goTo('/library');
  } else {
    useOpening.setState({ file, left });
    goTo('/open');
  }
}

/** Says that of several files one is opened. */
export function leftWords(left: readonly string[]): string {
  return `One file at a time is opened. Drop the others after it: ${left.join(', ')}.`;
}

function isArchive({ name, type }: File): boolean {
  return /\.zip$/i.test(name) || type === 'application/zip';
}
