import { useState } from 'react';
import { startView } from '../../views/start.ts';
import { useRun, useView } from '../state/run.ts';
import { ForkDialog } from './fork-dialog.tsx';
import { PromptChoice, promptsIn } from './prompt-choice.tsx';

/** Asks before a run is run again from something that the person said: model and tools work anew, in another run. */
export function RerunDialog({ onClose }: { readonly onClose: () => void }) {
  const { events, length } = useRun();
  // a run that goes on meanwhile changes nothing of what it began with
  const [prompts] = useState(() => promptsIn(events.slice(0, length)));
  const [chosen, choose] = useState(prompts[0]?.seq);
  const title = useView(startView)?.title ?? 'Run';
  return (
    <ForkDialog
      verb="Run again"
      title="Run again"
      lead="What you said stays, and all that follows is done anew, in another run: the model is asked and tools work. This run stays as it is. A replay calls nothing."
      seq={(chosen ?? 0) + 1}
      unable={chosen === undefined}
      called={`${title}, run again`}
      onClose={onClose}
    >
      <PromptChoice legend="From" prompts={prompts} chosen={chosen} length={length} onChoose={choose} />
      {prompts.some(({ seq }) => chosen !== undefined && seq > chosen) && (
        <p className="mt-2 text-ink-2">What you said after it is yours to say again.</p>
      )}
    </ForkDialog>
  );
}
