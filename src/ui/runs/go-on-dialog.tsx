import { useState } from 'react';
import { conversationOf } from '../../views/conversation.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { forkAndGo } from '../state/forking.ts';
import { chosenModel, useModel } from '../state/model.ts';
import { useRun } from '../state/run.ts';

/** Goes on with a run that was made elsewhere: a copy of it, which obeys nothing but the person's own settings. */
export function GoOnDialog({ run, onClose }: { readonly run: string; readonly onClose: () => void }) {
  const projector = useRun((state) => state.projector);
  const seq = useRun((state) => state.length);
  const { maxSpend } = useModel();
  const [trouble, setTrouble] = useState<string>();
  const model = chosenModel();
  const works = conversationOf(projector.at(seq)).standing === 'working';
  const goOn = () =>
    forkAndGo({ run, seq, model, maxSpend }).then(onClose, (error: Error) => setTrouble(error.message));
  return (
    <Dialog
      title="Go on with this run"
      lead="A copy of it goes on here as a run of your own. The one that you imported stays as it is."
      width="narrow"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" data-first-focus="" onClick={() => void goOn()}>
            {model === undefined ? 'Go on' : `Go on with ${model.id}`}
          </Button>
        </>
      }
    >
      <ul className="grid list-disc gap-1.5 pl-5">
        <li>Nothing that was allowed elsewhere is allowed here: what comes next is asked for.</li>
        <li>Its mode, allow rules, hooks, tools and model give way to your own. What it refuses stays refused.</li>
        <li>Calls that were open are answered with “not decided here”.</li>
        <li>
          {model === undefined
            ? 'The script of the run answers, if it has one. No model is called.'
            : `${model.id} is called${works ? ' at once, which costs money' : ' when you send a message, which costs money'}${maxSpend === undefined ? '.' : `; at most $${maxSpend} in all.`}`}
        </li>
      </ul>
      {trouble !== undefined && (
        <p role="alert" className="mt-3 text-error">
          {trouble}
        </p>
      )}
    </Dialog>
  );
}
