import { lazy, type ReactNode, Suspense } from 'react';
import { KeyHint } from '../kit/key-hint.tsx';
import { useRun } from '../state/run.ts';
import { storedWords } from './stored-words.ts';

// A run is seen before it is reckoned up.
const Used = lazy(async () => ({ default: (await import('./used.tsx')).Used }));

const Left = lazy(async () => ({ default: (await import('./left.tsx')).Left }));

const hints = [
  ['Space', 'continue'],
  ['ArrowRight', 'step'],
  ['ArrowLeft', 'back'],
  ['B', 'breakpoint'],
  ['?', 'all keys'],
] as const;

/** The bar at the foot: what the run has used, whether it is kept, and the keys that matter most. It is read, not announced. */
export function StatusBar({
  keep,
}: {
  /** What can be done about a run that is not kept. */
  readonly keep?: ReactNode;
}) {
  const stored = useRun((state) => state.stored);
  const length = useRun((state) => state.length);
  const told = stored?.is === 'none' || stored?.is === 'down';
  return (
    <footer
      role="status"
      aria-live="off"
      aria-label="Status"
      className={`flex flex-none items-center gap-4 border-line border-t bg-panel px-4 text-12 text-ink-2 ${told ? 'min-h-7 max-desk:py-1.5' : 'h-7 overflow-hidden whitespace-nowrap max-desk:hidden'}`}
    >
      <span className="flex-none max-desk:hidden">
        <Suspense>
          <Used />
        </Suspense>
      </span>
      {/* What is not kept is said in full, on the narrowest screen too. */}
      <span className={told ? 'min-w-0 flex-1 text-ink' : 'min-w-0 flex-1 truncate'}>
        {storedWords(stored, length)}
      </span>
      {told && keep}
      <span className="flex gap-3 text-ink-3 max-full:hidden">
        {hints.map(([keys, does]) => (
          <span key={keys} className="flex items-center gap-1">
            <KeyHint keys={keys} />
            {does}
          </span>
        ))}
      </span>
      <span className="flex-none max-desk:hidden">
        <Suspense>
          <Left />
        </Suspense>
      </span>
    </footer>
  );
}
