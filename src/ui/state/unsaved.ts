import { create } from 'zustand';

/** Texts that a person is writing, each by what it is for; they are kept while the page is open, whatever is looked at meanwhile. */
export const useUnsaved = create<Readonly<Record<string, string>>>()(() => ({}));

/** Keeps what is written for something; `undefined` when it is saved or thrown away. */
export function keepUnsaved(what: string, text: string | undefined): void {
  useUnsaved.setState(({ [what]: _, ...rest }) => (text === undefined ? rest : { ...rest, [what]: text }), true);
}
