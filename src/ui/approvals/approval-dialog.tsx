import { Pencil } from 'lucide-react';
import { useRef, useState } from 'react';
import type { JsonObject } from '../../protocol/json.ts';
import type { Question } from '../../views/questions.ts';
import type { Folder } from '../../views/workspace.ts';
import { Button } from '../kit/button.tsx';
import { draftOf, fieldsOf, readDraft } from '../kit/draft.ts';
import { EachCommand } from '../kit/each-command.tsx';
import { Ladder } from '../kit/ladder.tsx';
import { TextField } from '../kit/text-field.tsx';
import type { Delivery } from '../state/delivery.ts';
import { neverAlways, type Standing, suggestedFor } from './always.ts';
import { Answers } from './answers.tsx';
import { type Choice, choices, type Decision, pendingOf } from './approval.ts';
import { Call } from './call.tsx';
import { changesText } from './change.ts';
import { Difference, type LoadBlob } from './difference.tsx';
import { Editor } from './editor.tsx';
import { graveOf } from './grave.ts';
import { QuestionFrame, type QueuePlace } from './question-frame.tsx';
import { StandingForm } from './standing-form.tsx';
import { useAnswerKeys } from './use-answer-keys.ts';
import { useQuiet } from './use-quiet.ts';

/** May this call run? Shows the exact call, what it would change, every check in order, then the answers. */
export function ApprovalDialog(props: {
  readonly question: Question;
  readonly place: QueuePlace;
  /** The JSON Schema of the tool's arguments. */
  readonly schema: JsonObject;
  /** The files as they are now. */
  readonly folder: Folder;
  readonly load: LoadBlob;
  /** What the scenario would answer, in words. */
  readonly suggestion?: string | undefined;
  readonly sending: Delivery;
  readonly onDecide: (decision: Decision) => void;
  readonly onStop: () => void;
}) {
  const { question, place, schema, folder, load, suggestion, sending, onDecide, onStop } = props;
  const { call } = question;
  const grave = graveOf(question);
  const quiet = useQuiet();
  const [choice, choose] = useState<Choice | undefined>(grave === undefined ? 'once' : undefined);
  const [reason, setReason] = useState('');
  const fields = fieldsOf(schema, call.input);
  const [draft, setDraft] = useState(() => draftOf(fields, call.input));
  const drafted = readDraft(fields, draft, call.input);
  const never = neverAlways(question);
  const suggested = suggestedFor(question);
  const [standing, setStanding] = useState<Standing>({ text: suggested[0]?.text ?? '', scope: 'run' });
  const pending = pendingOf(choice, { drafted, before: call.input, standing, reason });
  const arguments_ = useRef<HTMLDivElement>(null);
  const editing = choice === 'edit';

  const confirm = () => pending.ready && sending.is !== 'sent' && onDecide(pending.decision);
  const edit = () => {
    choose('edit');
    requestAnimationFrame(() => arguments_.current?.querySelector('textarea')?.focus());
  };
  useAnswerKeys({
    choose: (nth) => {
      const next = choices[nth - 1];
      if (next !== undefined && sending.is !== 'sent' && (next !== 'always' || never === undefined)) choose(next);
    },
    edit,
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
      <h3 className="mb-1.5 flex min-h-6 items-center font-semibold text-12 text-ink-2">
        Call
        {!editing && (
          <Button size="small" look="quiet" keys="E" className="ml-auto" onClick={edit}>
            <Pencil size={12} aria-hidden="true" />
            Edit arguments
          </Button>
        )}
      </h3>
      <div ref={arguments_} className="[&_textarea]:scroll-mb-48">
        {editing ? (
          <Editor fields={fields} draft={draft} drafted={drafted} onChange={setDraft} />
        ) : (
          <Call question={question} input={call.input} />
        )}
      </div>
      {changesText(call.name) && (
        <Difference
          question={question}
          input={editing && drafted.ok ? drafted.input : call.input}
          folder={folder}
          load={load}
        />
      )}
      {/* what is edited has not been judged yet */}
      {!editing && <EachCommand decided={question.decided} className="mt-3.5" />}
      <Ladder title="Why you are asked" decided={question.decided} />
      {/* The answers stay in sight above a long call, where the screen is high enough for both. */}
      <div className="-mx-5 -mb-4 mt-3.5 border-line border-t bg-panel px-5 pt-3 pb-4 max-desk:-mx-4 max-desk:px-2.5 desk:[@media(min-height:700px)]:sticky desk:[@media(min-height:700px)]:-bottom-4 desk:[@media(min-height:700px)]:z-10">
        {grave !== undefined && <p className="mb-2 px-2.5">Nothing is chosen for you. {grave}</p>}
        {suggestion !== undefined && <p className="mb-2 px-2.5 text-ink-2">The scenario suggests: {suggestion}</p>}
        <Answers
          label="Answer"
          isChosen={(at) => choices[at] === choice}
          onChoose={(at) => choose(choices[at])}
          answers={[
            { name: 'Allow once', beside: 'Only this call' },
            {
              name: 'Always allow',
              beside: 'This call, and others that fit a rule you see first',
              unavailable: never,
            },
            { name: 'Allow with edits', beside: 'Edit the call first; the model is told what changed' },
            {
              name: 'Deny, with a reason',
              beside: (
                <TextField
                  label="Reason"
                  labelled="silently"
                  placeholder="The model reads this; empty is allowed"
                  value={reason}
                  onChange={(text) => {
                    setReason(text);
                    choose('deny');
                  }}
                />
              ),
            },
          ]}
        />
        {choice === 'always' && <StandingForm suggested={suggested} standing={standing} onChange={setStanding} />}
      </div>
    </QuestionFrame>
  );
}
