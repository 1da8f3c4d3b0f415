import { type ReactNode, useId } from 'react';
import { KeyHint } from '../kit/key-hint.tsx';

/** One possible answer: what it is called, and what stands beside its name. */
export interface Answer {
  readonly name: string;
  readonly beside: ReactNode;
  /** Why it cannot be chosen; absent when it can. */
  readonly unavailable?: string | undefined;
}

/** The answers of which one is chosen, each with its digit. Choosing sends nothing. */
export function Answers(props: {
  readonly label: string;
  readonly answers: readonly Answer[];
  readonly isChosen: (at: number) => boolean;
  readonly onChoose: (at: number) => void;
  /** Whether several may be chosen. */
  readonly several?: boolean;
}) {
  const { label, answers, isChosen, onChoose, several = false } = props;
  const name = useId();
  return (
    <fieldset className="grid gap-1.5">
      <legend className="sr-only">{label}</legend>
      {answers.map((answer, at) => (
        <div
          key={answer.name}
          className="relative grid min-h-9 grid-cols-[18px_minmax(0,150px)_1fr_auto] items-center gap-x-2 rounded-box border border-transparent px-2.5 py-0.75 has-[>label>input:checked]:border-edge has-[>label>input:checked]:bg-raised max-desk:min-h-11 max-desk:grid-cols-[18px_1fr] max-desk:gap-y-1 max-desk:py-2"
        >
          <label className="contents cursor-pointer font-semibold has-disabled:cursor-not-allowed has-disabled:text-ink-3">
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              checked={isChosen(at)}
              onChange={() => onChoose(at)}
              disabled={answer.unavailable !== undefined}
              aria-describedby={answer.unavailable === undefined ? undefined : `${name}-${at}`}
              className={`grid size-3.5 cursor-[inherit] appearance-none place-items-center border-[1.5px] border-edge after:absolute after:inset-0 before:size-1.5 checked:border-ink checked:before:bg-ink ${several ? 'rounded-[3px]' : 'rounded-full before:rounded-full'}`}
            />
            <span className="min-w-0 break-words">{answer.name}</span>
          </label>
          <span className="relative z-1 flex min-w-0 items-center gap-1.5 text-ink-2 max-desk:col-start-2">
            {answer.unavailable === undefined ? answer.beside : <span id={`${name}-${at}`}>{answer.unavailable}</span>}
          </span>
          <KeyHint keys={String(at + 1)} />
        </div>
      ))}
    </fieldset>
  );
}
