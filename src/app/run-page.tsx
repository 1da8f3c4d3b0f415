import { lazy, Suspense } from 'react';
import { Header } from '../ui/header/header.tsx';
import { RunTitle } from '../ui/header/run-title.tsx';
import { useView } from '../ui/state/run.ts';
import { useRuns } from '../ui/state/shelf.ts';
import { startView } from '../views/start.ts';
import { Choosing } from './choosing.tsx';
import { useAddress } from './use-address.ts';
import { useDocumentTitle } from './use-document-title.ts';
import { Workbench } from './workbench.tsx';

const Branches = lazy(async () => ({ default: (await import('../ui/header/branches.tsx')).Branches }));
const ModeSwitch = lazy(async () => ({ default: (await import('../ui/debugger/mode-switch.tsx')).ModeSwitch }));
const RunMenu = lazy(async () => ({ default: (await import('./run-menu.tsx')).RunMenu }));

/** A run in the workbench, at the event that the address names, or at its newest. */
export function RunPage({ run, event }: { readonly run: string; readonly event: number | undefined }) {
  useAddress(run, event);
  const { data: runs } = useRuns();
  const title = runs?.find(({ id }) => id === run)?.title;
  const start = useView(startView);
  useDocumentTitle(title ?? start?.title);
  return (
    <>
      <SkipLinks />
      <Header>
        <RunTitle title={title} />
        <span className="max-desk:hidden">
          <Choosing />
        </span>
        <Suspense>
          <span className="max-desk:hidden">
            <ModeSwitch />
          </span>
          <Branches run={run} />
          <RunMenu />
        </Suspense>
      </Header>
      <Workbench />
    </>
  );
}

const places = [
  ['timeline', 'Skip to the timeline'],
  ['source', 'Skip to the source'],
  ['inspector', 'Skip to the inspector'],
] as const;

/** For those who come by keyboard: straight to a panel. The address stays, for it is not a link's to change. */
function SkipLinks() {
  return (
    <nav aria-label="Skip" className="absolute z-10">
      {places.map(([id, words]) => (
        <button
          key={id}
          type="button"
          onClick={() => document.getElementById(id)?.focus()}
          className="sr-only focus:not-sr-only focus:absolute focus:m-1 focus:whitespace-nowrap focus:rounded-control focus:border focus:border-edge focus:bg-panel focus:px-3 focus:py-1.5"
        >
          {words}
        </button>
      ))}
    </nav>
  );
}
