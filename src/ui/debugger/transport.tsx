import { PanelRight } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { agentsView } from '../../views/agent.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { useScreen } from '../kit/screen.ts';
import { toggleInspector, useLayout } from '../state/layout.ts';
import { useForesight, usePending } from '../state/now.ts';
import { useRun, useView } from '../state/run.ts';
import { runWords } from './run-words.ts';
import { Scrubber } from './scrubber.tsx';
import { TransportKeys } from './transport-keys.tsx';

// how fast it goes is chosen once it goes
const SpeedSelect = lazy(async () => ({ default: (await import('./speed-select.tsx')).SpeedSelect }));

/** The bar of the debugger: its keys, how the run stands, and the whole run as a strip. */
export function Transport() {
  return (
    <section
      aria-label="Debugger"
      className="flex h-11.5 items-center gap-3 border-line border-b bg-panel pr-3 pl-4 max-desk:grid max-desk:h-auto max-desk:grid-cols-[1fr_auto] max-desk:gap-x-2.5 max-desk:gap-y-1.5 max-desk:px-4 max-desk:py-2"
    >
      <TransportKeys />
      <Standing />
      <Scrubber />
      <span className="min-w-20 max-desk:hidden">
        <Suspense>
          <SpeedSelect />
        </Suspense>
      </span>
      <InspectorButton />
    </section>
  );
}

/** The way to the inspector without a keyboard: over the loop where there is no room beside it, and back where it was hidden. */
function InspectorButton() {
  const beside = useScreen() !== 'desk';
  const shown = useLayout(({ inspectorOpen, inspectorHidden }) => (beside ? !inspectorHidden : inspectorOpen));
  return (
    <span className="max-desk:hidden">
      <IconButton
        label={shown ? 'Hide the inspector' : 'Show the inspector'}
        keys="I"
        aria-expanded={shown}
        onClick={() => toggleInspector({ beside })}
      >
        <PanelRight aria-hidden="true" size={15} />
      </IconButton>
    </span>
  );
}

function Standing() {
  const state = useRun();
  const loading = !useForesight() || state.loading;
  const followed = useLayout((layout) => layout.followed);
  const { word, detail, step, meanwhile } = runWords(
    { ...state, loading },
    usePending(),
    useView(agentsView),
    followed,
  );
  return (
    <p className="flex min-w-0 items-center gap-2 whitespace-nowrap desk:max-w-1/3 roomy:min-w-55 roomy:flex-none full:min-w-[262px]">
      <span aria-hidden="true" className="size-2 flex-none rounded-[2px] bg-ink" />
      <b className="font-semibold">{word}</b>{' '}
      <span className="min-w-0 truncate text-ink-2">
        {detail} {step !== undefined && <code className="font-mono">{step}</code>}
        {meanwhile !== undefined && `: ${meanwhile}`}
      </span>
    </p>
  );
}
