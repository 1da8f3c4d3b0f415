import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useKeyboard } from '../ui/keys/keyboard.ts';
import { goTo } from '../ui/state/address.ts';
import { useLayout } from '../ui/state/layout.ts';
import { useReading } from '../ui/state/run.ts';
import { conversationOf } from '../views/conversation.ts';
import { actionsOf } from './actions.ts';
import type { Layer } from './layers.tsx';
import { ActionsProvider } from './use-actions.ts';

const Layers = lazy(async () => ({ default: (await import('./layers.tsx')).Layers }));

/** Gives the commands their effects, to the keys and to all that is drawn inside. */
export function Commands({ children }: { readonly children: ReactNode }) {
  const [layer, setLayer] = useState<Layer>();
  const close = () => setLayer(undefined);
  const characters = useLayout((state) => state.characterKeys);
  const log = useReading();
  const actions = useMemo(
    () =>
      actionsOf({
        newRun: () => goTo('/'),
        openPalette: () => setLayer('palette'),
        showHelp: () => setLayer('help'),
        showModel: () => setLayer('model'),
        showDoctor: () => setLayer('doctor'),
        exportRun: (kind = 'script') => setLayer(kind),
        forkHere: () =>
          void import('../ui/state/forking.ts').then(({ forkWhereFree }) => forkWhereFree() || setLayer('fork')),
        editInFork: () => setLayer('edit'),
        showBreakpoints: () => setLayer('breakpoints'),
        conditionBreakpoint: () => setLayer('condition'),
        rewind: () => setLayer('rewind'),
        rerun: () => setLayer('rerun'),
        breakIt: () => setLayer('break'),
      }),
    [],
  );
  useKeyboard({ actions, characters, standing: conversationOf(log).standing });
  return (
    <ActionsProvider value={actions}>
      {children}
      <Suspense>{layer !== undefined && <Layers layer={layer} actions={actions} onClose={close} />}</Suspense>
    </ActionsProvider>
  );
}
