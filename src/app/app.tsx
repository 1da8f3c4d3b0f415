import { lazy, Suspense } from 'react';
import { exhaustive } from '../base/exhaustive.ts';
import { Header } from '../ui/header/header.tsx';
import { LiveRegion } from '../ui/kit/live-region.tsx';
import { Loading } from '../ui/kit/loading.tsx';
import { type Place, placeOf, usePath } from '../ui/state/address.ts';
import { Commands } from './commands.tsx';

// each address loads what it shows
const HomePage = lazy(async () => ({ default: (await import('./home-page.tsx')).HomePage }));
const RunPage = lazy(async () => ({ default: (await import('./run-page.tsx')).RunPage }));
const OpenPage = lazy(async () => ({ default: (await import('./open-page.tsx')).OpenPage }));
const ComparePage = lazy(async () => ({ default: (await import('./compare-page.tsx')).ComparePage }));
const LibraryPage = lazy(async () => ({ default: (await import('./library-page.tsx')).LibraryPage }));

/** The page: what stands at each address, behind the `#`. */
export function App() {
  return (
    <>
      <Commands>
        <div className="flex h-dvh flex-col">
          <Suspense fallback={<Opening />}>
            <Page place={placeOf(usePath())} />
          </Suspense>
        </div>
      </Commands>
      <LiveRegion />
    </>
  );
}

function Page({ place }: { readonly place: Place }) {
  switch (place.is) {
    case 'home':
      return <HomePage />;
    case 'run':
      return <RunPage run={place.run} event={place.event} />;
    case 'library':
      return <LibraryPage />;
    case 'open':
      return <OpenPage />;
    case 'compare':
      return <ComparePage left={place.left} right={place.right} />;
    case 'nowhere':
      return <HomePage notFound={`There is nothing at #${place.path}. Here is the start.`} />;
    default:
      return exhaustive(place);
  }
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
