import { lazy, Suspense } from 'react';
import { useActions } from './use-actions.ts';

const ModelSwitch = lazy(async () => ({ default: (await import('../ui/models/model-switch.tsx')).ModelSwitch }));

/** The choice of model, which comes when the page stands. */
export function Choosing() {
  const actions = useActions();
  return (
    <Suspense>
      <ModelSwitch onConnect={actions.showModel} />
    </Suspense>
  );
}
