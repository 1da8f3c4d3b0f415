import type { ReactNode } from 'react';
import type { Question } from '../../views/questions.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Glyph } from '../kit/glyph.tsx';
import { deciderOf } from '../kit/rungs.ts';
import type { Delivery } from '../state/delivery.ts';
import { framedWords, useFramed } from '../state/framed.ts';
import { titleOf, whoOf } from './approval.ts';

/** Where a question stands in the queue, counted from 1. */
export interface QueuePlace {
  readonly at: number;
  readonly of: number;
}

/** The frame of every question: who asks, its place in the queue, stop, and the button that repeats the chosen answer. */
export function QuestionFrame(props: {
  readonly question: Question;
  readonly place: QueuePlace;
  readonly sending: Delivery;
  readonly word: string;
  /** Whether confirming would send something, now. */
  readonly ready: boolean;
  readonly onConfirm: () => void;
  readonly onStop: () => void;
  readonly children: ReactNode;
}) {
  const { question, place, sending, word, ready, onConfirm, onStop, children } = props;
  const sent = sending.is === 'sent';
  const { framed } = useFramed();
  return (
    <Dialog
      title={titleOf(question)}
      lead={
        <>
          {place.of > 1 && <b className="font-semibold text-ink">{`${place.at} of ${place.of}. `}</b>}
          {whoOf(question)} It waits until you answer.
          {/* The ladder says so too, but may lie out of sight under a long call. */}
          {question.is === 'approval' && <span className="block">{deciderOf(question.decided)}</span>}
        </>
      }
      sign={
        <Glyph
          name={question.is === 'approval' ? 'permission' : 'you'}
          size={22}
          className={question.is === 'approval' ? 'text-gate' : 'text-user'}
        />
      }
      closing="guarded"
      urgent
      onClose={() => undefined}
      footer={
        <>
          <p role="status" className="flex-1 basis-40 text-12 text-ink-3 max-desk:basis-full">
            {framed ? (
              <>
                {framedWords.answers}{' '}
                <a href={location.href} target="_blank" rel="noreferrer" className="text-ink underline">
                  {framedWords.todo}
                </a>
              </>
            ) : sent ? (
              'Sent. The run takes it up.'
            ) : (
              <>
                <span className="max-desk:hidden">Number keys choose. </span>Nothing is sent until you confirm.
              </>
            )}
          </p>
          <Button onClick={onStop}>Stop the run</Button>
          <Button look="primary" keys="Ctrl Enter" disabled={!ready || sent || framed} onClick={onConfirm}>
            {word}
          </Button>
        </>
      }
    >
      {/* What was sent cannot be changed any more, and must not be sent twice. */}
      <fieldset disabled={sent} className="min-w-0">
        {children}
      </fieldset>
      {sending.is === 'refused' && (
        <p role="alert" className="mt-3 text-error">
          {sending.why.replace(/ Nothing was decided\.$/, '')} Nothing was decided; answer again.
        </p>
      )}
    </Dialog>
  );
}
