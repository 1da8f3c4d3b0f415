import { useEffect, useState } from 'react';
import type { Wish } from '../../protocol/command.ts';
import { agentsView } from '../../views/agent.ts';
import type { Question } from '../../views/questions.ts';
import type { Reading } from '../../views/view.ts';
import { workspaceView } from '../../views/workspace.ts';
import { useDelivery } from '../state/delivery.ts';
import { useFramed } from '../state/framed.ts';
import { send, useRun } from '../state/run.ts';
import { ApprovalDialog } from './approval-dialog.tsx';
import type { LoadBlob } from './difference.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { QuestionDialog } from './question-dialog.tsx';
import { closeQuestion, openQuestion } from './stage.ts';
import { suggestionFor } from './suggestion.ts';
import { useQuestions } from './use-questions.ts';
import { useTyping } from './use-typing.ts';

type Props = {
  readonly load: LoadBlob;
};

/** Puts what waits for the person before them, one question at a time. Drawn once, by the page. */
export function Questions({ load }: Props) {
  useTyping();
  const { log, questions, first, stage } = useQuestions();
  const run = useRun((state) => state.run);
  const total = useTotal(questions);
  if (run === undefined || first === undefined || stage !== 'dialog') return null;
  const place = { at: total - questions.length + 1, of: total };
  // A new question is a new dialog: what was chosen, and how quiet it was, belongs to the one before.
  return <Asked key={`${run} ${first.call.id}`} run={run} log={log} question={first} place={place} load={load} />;
}

/** How many questions there were since the queue began, so that "2 of 3" follows "1 of 3". */
function useTotal(questions: readonly Question[]): number {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const now = questions.map(({ call }) => call.id);
  const stale = now.length === 0 ? seen.size > 0 : now.some((id) => !seen.has(id));
  // a fast run answers one question and asks another within a frame: the queue was empty between, though nobody saw it
  const goesOn = now.some((id) => seen.has(id));
  if (stale) setSeen(new Set(goesOn ? [...seen, ...now] : now));
  return seen.size;
}

function Asked(props: {
  readonly run: string;
  readonly log: Reading;
  readonly question: Question;
  readonly place: { readonly at: number; readonly of: number };
  readonly load: LoadBlob;
}) {
  const { run, log, question, place, load } = props;
  const { call, agent } = question;
  const [sending, sendAnswer] = useDelivery();
  // what is clicked inside another site may be meant for that site
  const deliver = (wish: Wish) => useFramed.getState().framed || sendAnswer(wish);
  // Once open it stays open, even if somebody finds a field to type in.
  useEffect(() => {
    openQuestion(call.id);
    return closeQuestion;
  }, [call.id]);
  const common = {
    question,
    place,
    sending,
    suggestion: suggestionFor(question, log),
    onStop: () => send({ do: 'stop', run }),
  };
  if (question.is === 'question') {
    return <QuestionDialog {...common} onAnswer={(text) => deliver({ do: 'answer', run, call: call.id, text })} />;
  }
  if (call.name === 'exit_plan_mode') {
    return (
      <PlanDialog {...common} onDecide={(decision) => deliver({ do: 'decide', run, call: call.id, ...decision })} />
    );
  }
  return (
    <ApprovalDialog
      {...common}
      schema={log.read(agentsView)[agent]?.config.tools.find(({ name }) => name === call.name)?.schema ?? {}}
      folder={log.read(workspaceView)}
      load={load}
      onDecide={(decision) => deliver({ do: 'decide', run, call: call.id, ...decision })}
    />
  );
}
