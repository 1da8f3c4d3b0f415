import { useEffect } from 'react';
import { Button } from '../kit/button.tsx';
import { Glyph } from '../kit/glyph.tsx';
import { announce } from '../kit/live-region.tsx';
import { goLive } from '../state/run.ts';
import { openQuestion } from './stage.ts';
import { useQuestions } from './use-questions.ts';

/**
 * Says that the agent waits, while its question must not break in: somebody types, or reads the past. Stands right after
 * the composer's text in the order of Tab, and opens the question on Tab to it or on a click.
 */
export function WaitingBar() {
  const { first, stage } = useQuestions();
  const shown = stage === 'bar while typing' || stage === 'bar over the past';
  const call = first?.call.id;
  useEffect(() => {
    if (shown && call !== undefined) announce('The agent is waiting for your answer.', { urgent: true });
  }, [shown, call]);
  if (first === undefined || !shown) return null;
  const past = stage === 'bar over the past';
  const what = first.is === 'question' ? 'an answer' : first.call.name;
  return (
    <div className="flex min-h-9 items-center gap-2 rounded-box border border-edge bg-raised py-1 pr-1 pl-2.5 max-desk:min-h-11">
      <Glyph
        name={first.is === 'question' ? 'you' : 'permission'}
        className={first.is === 'question' ? 'text-user' : 'text-gate'}
      />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">The agent is waiting</b> <span className="text-ink-2">for {what}</span>
      </p>
      {past ? (
        <Button onClick={goLive}>Go to live</Button>
      ) : (
        <Button
          onFocus={({ relatedTarget }) => {
            // the dialog gives the focus back to where it was, which must outlive this bar
            if (relatedTarget instanceof HTMLElement) relatedTarget.focus();
            openQuestion(first.call.id);
          }}
          onClick={() => openQuestion(first.call.id)}
        >
          Answer
        </Button>
      )}
    </div>
  );
}
