import { create } from 'zustand';
import { goTo } from './address.ts';

/** The file that was dropped or chosen to be opened as a script, until it is read. */
export const useOpening = create<{ readonly file: File | undefined }>()(() => ({ file: undefined }));

/** Takes the first file that was dropped, wherever that was, to where it is shown before it can do anything. */
export function openDropped({ files }: DataTransfer): void {
  const [file] = files;
  if (file === undefined) return;
  useOpening.setState({ file });
  goTo('/open');
}
