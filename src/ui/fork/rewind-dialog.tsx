import { useState } from 'react';
import { fileChangesAfter } from '../../views/changed-after.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { count } from '../kit/format.ts';
import { rewindTo } from '../state/rewinding.ts';
import { useRun } from '../state/run.ts';
import { PromptChoice, promptsIn } from './prompt-choice.tsx';
import { RealCalls } from './real-calls.tsx';

/** Goes back to before something that the person said: conversation and files together, as another run that can be undone. */
export function RewindDialog({ onClose }: { readonly onClose: () => void }) {
  const { run, events, length } = useRun();
  const prompts = promptsIn(events.slice(0, length)).toReversed();
  const [seq, choose] = useState(prompts[0]?.seq);
  const [trouble, setTrouble] = useState<string>();
  if (run === undefined) return null;
  const paths = seq === undefined ? [] : fileChangesAfter(events.slice(0, length), seq);
  const rewind = () => {
    if (seq !== undefined) void rewindTo(run, seq).then(onClose, (error: Error) => setTrouble(error.message));
  };
  return (
    <Dialog
      title="Rewind"
      lead="Conversation and files go back together, in another run. This one stays as it is, so a rewind can be undone."
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={rewind} disabled={seq === undefined}>
            Rewind
          </Button>
        </>
      }
    >
      <PromptChoice legend="To before" prompts={prompts} chosen={seq} length={length} onChoose={choose} />
      {seq !== undefined && (
        <p className="mt-3">
          {paths.length === 0
            ? 'No file was changed since.'
            : `${count(paths.length, 'file')} as before: ${paths.join(', ')}`}
        </p>
      )}
      {seq !== undefined && <RealCalls seq={seq} />}
      {trouble !== undefined && (
        <p role="alert" className="mt-3 text-error">
          {trouble}
        </p>
      )}
    </Dialog>
  );
}
