import { useState } from 'react';
import type { Question } from '../../views/questions.ts';
import { TextField } from '../kit/text-field.tsx';
import type { Delivery } from '../state/delivery.ts';
import { Answers } from './answers.tsx';
import { answerOf, askingOf } from './asking.ts';
import { QuestionFrame, type QueuePlace } from './question-frame.tsx';
import { useAnswerKeys } from './use-answer-keys.ts';
import { useQuiet } from './use-quiet.ts';

/** A question that the agent asks the person: what it offers, and room for other words. Nothing is chosen beforehand. */
export function QuestionDialog(props: {
  readonly question: Question;
  readonly place: QueuePlace;
  readonly suggestion?: string | undefined;
  readonly sending: Delivery;
  readonly onAnswer: (text: string) => void;
  readonly onStop: () => void;
}) {
  const { question, place, suggestion, sending, onAnswer, onStop } = props;
  const asking = askingOf(question.call.input);
  const quiet = useQuiet();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [own, setOwn] = useState('');
  const answer = answerOf(asking, chosen, own);
  const word = answer === '' ? 'Choose or write an answer' : wordFor(answer);

  const choose = (at: number) => {
    if (asking.options[at] === undefined || sending.is === 'sent') return;
    if (asking.multiple) setChosen((before) => (before.has(at) ? without(before, at) : new Set([...before, at])));
    else setChosen(new Set([at]));
  };
  const confirm = () => answer !== '' && sending.is !== 'sent' && onAnswer(answer);
  useAnswerKeys({ choose: (nth) => choose(nth - 1), confirm });

  return (
    <QuestionFrame
      question={question}
      place={place}
      sending={sending}
      word={word}
      ready={answer !== '' && quiet}
      onConfirm={confirm}
      onStop={onStop}
    >
      <p className="whitespace-pre-wrap break-words text-14">{asking.question}</p>
      {suggestion !== undefined && <p className="mt-2 text-ink-2">The scenario suggests: {suggestion}</p>}
      {asking.options.length > 0 && (
        <div className="-mx-2.5 mt-3">
          <Answers
            label={asking.multiple ? 'Answers, as many as fit' : 'Answers'}
            several={asking.multiple}
            answers={asking.options.map(({ label, description }) => ({ name: label, beside: description }))}
            isChosen={(at) => chosen.has(at)}
            onChoose={choose}
          />
        </div>
      )}
      <div className="mt-3">
        <TextField
          label={asking.options.length > 0 ? 'In your own words, instead or besides' : 'Your answer'}
          value={own}
          onChange={setOwn}
          rows={3}
        />
      </div>
    </QuestionFrame>
  );
}

function without(set: ReadonlySet<number>, at: number): ReadonlySet<number> {
  return new Set([...set].filter((each) => each !== at));
}

/** The button repeats the answer, as far as a button can. */
function wordFor(answer: string): string {
  const line = answer.replace(/\s+/g, ' ');
  return `Answer “${line.length > 24 ? `${line.slice(0, 23)}…` : line}”`;
}
