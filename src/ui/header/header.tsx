import type { ReactNode } from 'react';
import { Mark } from '../kit/mark.tsx';
import { pathOfRun, placeOf, usePath } from '../state/address.ts';
import { useRun } from '../state/run.ts';
import { ThemeButton } from './theme-button.tsx';

/** The bar at the top: the product, where one can go, what `children` say of the open run, and what is set at its `end`. */
export function Header({ children, end }: { readonly children?: ReactNode; readonly end?: ReactNode }) {
  const run = useRun((state) => state.run);
  return (
    <header className="flex h-11 items-center gap-4 border-line border-b bg-panel pr-3 pl-4 max-wide:gap-2 max-desk:h-12 max-desk:gap-1 max-desk:px-2">
      <a
        href="#/"
        className="flex min-h-6 items-center gap-2 font-bold text-14 tracking-[-0.01em] max-desk:min-h-11 max-desk:min-w-11 max-desk:px-2"
      >
        <Mark />
        {/* a narrow bar has no room for it beside all the places */}
        <span
          className={`${children === undefined ? '' : 'max-roomy:sr-only'} ${run === undefined ? '' : 'max-desk:sr-only'}`}
        >
          Loopscope
        </span>
      </a>
      <nav aria-label="Main" className={`flex gap-0.5 ${children === undefined ? '' : 'max-roomy:hidden'}`}>
        <Place to="/">Home</Place>
        {run !== undefined && <Place to={pathOfRun(run)}>Workbench</Place>}
        <Place to="/library">Library</Place>
      </nav>
      {children ?? <span className="flex-1" />}
      {end}
      <ThemeButton />
    </header>
  );
}

function Place({ to, children }: { readonly to: string; readonly children: string }) {
  const here = placeOf(usePath()).is === placeOf(to).is;
  return (
    <a
      href={`#${to}`}
      aria-current={here ? 'page' : undefined}
      className={`flex items-center rounded-control px-2.25 py-1 font-medium max-desk:min-h-11 max-desk:px-2 ${here ? 'bg-raised' : 'text-ink-2 hover:bg-raised'}`}
    >
      {children}
    </a>
  );
}
