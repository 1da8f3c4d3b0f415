import { lazy } from 'react';
import type { Actions } from '../ui/state/actions.ts';

const ConnectDialog = lazy(async () => ({
  default: (await import('../ui/models/connect-dialog.tsx')).ConnectDialog,
}));
const ExportDialog = lazy(async () => ({ default: (await import('../ui/share/export-dialog.tsx')).ExportDialog }));
const DoctorDialog = lazy(async () => ({ default: (await import('../ui/doctor/doctor-dialog.tsx')).DoctorDialog }));
const PaletteOfAll = lazy(async () => ({ default: (await import('./palette-of-all.tsx')).PaletteOfAll }));
const ForkLayer = lazy(async () => ({ default: (await import('./fork-layer.tsx')).ForkLayer }));
const BreakpointsLayer = lazy(async () => ({ default: (await import('./breakpoints-layer.tsx')).BreakpointsLayer }));
const ConditionLayer = lazy(async () => ({ default: (await import('./condition-layer.tsx')).ConditionLayer }));
const RewindDialog = lazy(async () => ({ default: (await import('../ui/fork/rewind-dialog.tsx')).RewindDialog }));
const RerunDialog = lazy(async () => ({ default: (await import('../ui/fork/rerun-dialog.tsx')).RerunDialog }));
const KnobsDialog = lazy(async () => ({ default: (await import('../ui/knobs/knobs-dialog.tsx')).KnobsDialog }));
const HelpOfAll = lazy(async () => ({ default: (await import('./help-of-all.tsx')).HelpOfAll }));

/** What can lie over the page, one at a time; the forms in which a run is saved share a dialog. */
export type Layer =
  | 'palette'
  | 'help'
  | 'model'
  | 'doctor'
  | 'fork'
  | 'edit'
  | 'break'
  | 'breakpoints'
  | 'condition'
  | 'rewind'
  | 'rerun'
  | Parameters<Actions['exportRun']>[0];

/** Draws what lies over the page, whatever that is now. */
export function Layers(props: {
  readonly layer: NonNullable<Layer>;
  readonly actions: Actions;
  readonly onClose: () => void;
}) {
  const { layer, actions, onClose } = props;
  switch (layer) {
    case 'palette':
      return <PaletteOfAll actions={actions} onClose={onClose} />;
    case 'help':
      return <HelpOfAll onClose={onClose} />;
    case 'doctor':
      return <DoctorDialog onClose={onClose} />;
    case 'breakpoints':
      return <BreakpointsLayer onClose={onClose} />;
    case 'condition':
      return <ConditionLayer onClose={onClose} />;
    case 'rewind':
      return <RewindDialog onClose={onClose} />;
    case 'rerun':
      return <RerunDialog onClose={onClose} />;
    case 'break':
      return <KnobsDialog onClose={onClose} />;
    case 'model':
      return <ConnectDialog onClose={onClose} />;
    case 'fork':
    case 'edit':
      return <ForkLayer kind={layer} onClose={onClose} />;
    default:
      return <ExportDialog kind={layer} onClose={onClose} />;
  }
}
