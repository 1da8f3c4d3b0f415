import { type ReactNode, useRef, useState } from 'react';
import type { Question } from '../../views/questions.ts';
import { TextField } from '../kit/text-field.tsx';
import type { Delivery } from '../state/delivery.ts';
import { Answers } from './answers.tsx';
import { type PlanChoice, type PlanDecision, pendingPlan, planChoices, planIn } from './plan.ts';
import { QuestionFrame, type QueuePlace } from './question-frame.tsx';
import { useAnswerKeys } from './use-answer-keys.ts';
import { useQuiet } from './use-quiet.ts';

/** A plan before it is gone by: its text, which the person may change, and where its approval leads. */
export function PlanDialog(props: {
  readonly question: Question;
  readonly place: QueuePlace;
  /** What the scenario would answer, in words. */
  readonly suggestion?: string | undefined;
  readonly sending: Delivery;
  readonly onDecide: (decision: PlanDecision) => void;
  readonly onStop: () => void;
}) {
  const { question, place, suggestion, sending, onDecide, onStop } = props;
  const { input } = question.call;
  const quiet = useQuiet();
  const [choice, choose] = useState<PlanChoice>('default');
  const [plan, setPlan] = useState(() => planIn(input));
  const [reason, setReason] = useState('');
  const written = useRef<HTMLDivElement>(null);
  const pending = pendingPlan(choice, plan, input, reason);
  const confirm = () => pending.ready && sending.is !== 'sent' && onDecide(pending.decision);
  useAnswerKeys({
    choose: (nth) => {
      const chosen = planChoices[nth - 1];
      if (sending.is !== 'sent' && chosen !== undefined) choose(chosen);
    },
    edit: () => written.current?.querySelector('textarea')?.focus(),
    confirm,
  });
  return (
    <QuestionFrame
      question={question}
      place={place}
      sending={sending}
      word={pending.word}
      ready={pending.ready && quiet}
      onConfirm={confirm}
      onStop={onStop}
    >
      <div ref={written}>
        <TextField
          label="The plan"
          hint="You may change it (E). The agent goes by what stands here, and is told when you changed it."
          value={plan}
          onChange={setPlan}
          rows={Math.min(16, Math.max(5, plan.split('\n').length + 1))}
          mono
          spellCheck={false}
        />
      </div>
      <div className="mt-3.5 border-line border-t pt-3">
        {suggestion !== undefined && <Suggested>{suggestion}</Suggested>}
        <Answers
          label="Answer"
          isChosen={(at) => planChoices[at] === choice}
          onChoose={(at) => choose(planChoices[at] ?? 'default')}
          answers={[
            { name: 'Approve, then ask', beside: 'You are asked for each change (mode Default)' },
            {
              name: 'Approve, then go on',
              beside: 'It goes on by itself; what a rule refuses stays refused (mode Auto)',
            },
            {
              name: 'Keep planning, because…',
              beside: (
                <TextField
                  label="Reason"
                  labelled="silently"
                  placeholder="The model reads this; empty is allowed"
                  value={reason}
                  onChange={(text) => {
                    setReason(text);
                    choose('keep');
                  }}
                />
              ),
            },
          ]}
        />
      </div>
    </QuestionFrame>
  );
}

function Suggested({ children }: { readonly children: ReactNode }) {
  return <p className="mb-2 whitespace-pre-wrap break-words px-2.5 text-ink-2">The scenario suggests: {children}</p>;
}
