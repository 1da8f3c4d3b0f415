import { create } from 'zustand';
import type { Question } from '../../views/questions.ts';

/** Where a waiting question is shown: as a dialog, or as a bar above the composer while somebody types or reads the past. */
export type Stage = 'nowhere' | 'dialog' | 'bar while typing' | 'bar over the past';

/** What the stage is set by besides the log. */
interface Moment {
  /** Whether a text field of the page has the focus and something was typed in it a moment ago. */
  readonly typing: boolean;
  /** The call whose dialog has been opened: once open, typing does not put it away. */
  readonly opened: string | undefined;
}

/** How long after the last key somebody counts as typing. */
export const typingFor = 1500;

/** The one store of the moment; the dialog and the bar stand in different places of the page. */
export const useMoment = create<Moment>()(() => ({ typing: false, opened: undefined }));

/** Where the question in front is shown. */
export function stageOf(
  question: Question | undefined,
  { live, typing, opened }: Moment & { readonly live: boolean },
): Stage {
  if (question === undefined) return 'nowhere';
  if (!live) return 'bar over the past';
  return typing && opened !== question.call.id ? 'bar while typing' : 'dialog';
}

/** Opens the dialog of a call, whoever is typing. */
export function openQuestion(call: string): void {
  useMoment.setState({ opened: call });
}

/** The dialog is gone: the next question, which may bear the same name in another run, waits its turn again. */
export function closeQuestion(): void {
  useMoment.setState({ opened: undefined });
}
