import { useState } from 'react';
import { fileChangesAfter } from '../../views/changed-after.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { count } from '../kit/format.ts';
import { rewindTo } from '../state/rewinding.ts';
import { useRun } from '../state/run.ts';
import { RealCalls } from './real-calls.tsx';

/** Goes back to before something that the person said: conversation and files together, as another run that can be undone. */
export function RewindDialog({ onClose }: { readonly onClose: () => void }) {
  const { run, events, length } = useRun();
  const prompts = events
    .slice(0, length)
    .flatMap((event) => (event.type === 'prompt.submitted' && event.agent === 'main' ? [event] : []))
    .toReversed();
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
      {prompts.length === 0 && <p className="text-ink-2">Nothing was said yet, so there is nothing to go back to.</p>}
      <fieldset className="grid gap-1">
        <legend className="mb-1.5 text-ink-2">To before</legend>
        {prompts.map((prompt) => (
          <label key={prompt.seq} className="flex min-h-6 items-baseline gap-2 max-desk:min-h-11">
            <input
              type="radio"
              name="rewind"
              checked={prompt.seq === seq}
              onChange={() => choose(prompt.seq)}
              data-first-focus={prompt === prompts[0] ? '' : undefined}
            />
            <span className="min-w-0 flex-1 truncate">“{prompt.text.split('\n', 1)[0]}”</span>
            <span className="flex-none text-12 text-ink-3">{count(length - prompt.seq, 'event')} back</span>
          </label>
        ))}
      </fieldset>
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
