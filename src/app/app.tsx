import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Header } from '../ui/header/header.tsx';
import { LiveRegion } from '../ui/kit/live-region.tsx';
import { Loading } from '../ui/kit/loading.tsx';
import { Commands } from './commands.tsx';
import { HomePage } from './home-page.tsx';

const RunPage = lazy(async () => ({ default: (await import('./run-page.tsx')).RunPage }));
const Library = lazy(async () => ({ default: (await import('../ui/runs/library.tsx')).Library }));

/** The page: what stands at each address, behind the `#`. */
export function App() {
  return (
    <Router hook={useHashLocation}>
      <Commands>
        <div className="flex h-dvh flex-col">
          <Suspense fallback={<Opening />}>
            <Switch>
              <Route path="/">
                <HomePage />
              </Route>
              <Route path="/run/:id/e/:event">
                {({ id, event }) => <RunPage run={id} event={/^\d{1,9}$/.test(event) ? Number(event) : undefined} />}
              </Route>
              <Route path="/run/:id">{({ id }) => <RunPage run={id} event={undefined} />}</Route>
              <Route path="/library">
                <Header />
                <main className="min-h-0 flex-1 overflow-auto">
                  <Library />
                </main>
              </Route>
              <Route path="*">
                {({ '*': path }) => <HomePage notFound={`There is nothing at #/${path ?? ''}. Here is the start.`} />}
              </Route>
            </Switch>
          </Suspense>
        </div>
      </Commands>
      <LiveRegion />
    </Router>
  );
}

/** The frame of a page whose code is on its way. */
function Opening() {
  return (
    <>
      <Header />
      <Loading>Opening…</Loading>
    </>
  );
}
