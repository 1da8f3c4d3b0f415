import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { useKeyboard } from '../ui/keys/keyboard.ts';
import { goTo } from '../ui/state/address.ts';
import { useLayout } from '../ui/state/layout.ts';
import { useReading } from '../ui/state/run.ts';
import { conversationOf } from '../views/conversation.ts';
import { actionsOf } from './actions.ts';
import { ActionsProvider } from './use-actions.ts';

const ConnectDialog = lazy(async () => ({
  default: (await import('../ui/models/connect-dialog.tsx')).ConnectDialog,
}));
const ExportDialog = lazy(async () => ({ default: (await import('../ui/share/export-dialog.tsx')).ExportDialog }));
const DoctorDialog = lazy(async () => ({ default: (await import('../ui/doctor/doctor-dialog.tsx')).DoctorDialog }));
const PaletteOfAll = lazy(async () => ({ default: (await import('./palette-of-all.tsx')).PaletteOfAll }));
const ForkLayer = lazy(async () => ({ default: (await import('./fork-layer.tsx')).ForkLayer }));
const HelpOfAll = lazy(async () => ({ default: (await import('./help-of-all.tsx')).HelpOfAll }));

/** Gives the commands their effects, to the keys and to all that is drawn inside. */
export function Commands({ children }: { readonly children: ReactNode }) {
  const [layer, setLayer] = useState<'palette' | 'help' | 'model' | 'doctor' | 'script' | 'trace' | 'fork' | 'edit'>();
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
      }),
    [],
  );
  useKeyboard({ actions, characters, standing: conversationOf(log).standing });
  return (
    <ActionsProvider value={actions}>
      {children}
      <Suspense>
        {layer === 'palette' && <PaletteOfAll actions={actions} onClose={close} />}
        {layer === 'help' && <HelpOfAll onClose={close} />}
        {(layer === 'script' || layer === 'trace') && <ExportDialog kind={layer} onClose={close} />}
        {layer === 'doctor' && <DoctorDialog onClose={close} />}
        {(layer === 'fork' || layer === 'edit') && <ForkLayer kind={layer} onClose={close} />}
        {layer === 'model' && <ConnectDialog onClose={close} />}
      </Suspense>
    </ActionsProvider>
  );
}
