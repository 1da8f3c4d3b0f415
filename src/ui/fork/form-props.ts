import type { Draft, DraftOf, Read } from './draft.ts';

/** What every form gets: what is written in it, who hears of it, and what was found wrong. */
export interface FormProps<Of extends Draft['of']> {
  readonly draft: DraftOf<Of>;
  readonly onChange: (draft: Draft) => void;
  readonly fault: Extract<Read, { is: 'fault' }> | undefined;
}
