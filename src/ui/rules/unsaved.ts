import { create } from 'zustand';

/** The text of the settings file that a person is writing, run by run; it is kept while the page is open. */
export const useUnsaved = create<Readonly<Record<string, string>>>()(() => ({}));

/** Keeps what is written for a run; `undefined` when it is saved or thrown away. */
export function keepUnsaved(run: string, text: string | undefined): void {
  useUnsaved.setState(({ [run]: _, ...rest }) => (text === undefined ? rest : { ...rest, [run]: text }), true);
}
