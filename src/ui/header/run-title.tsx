import { startView } from '../../views/start.ts';
import { useRun, useView } from '../state/run.ts';

/** What is open. `title` is the name it was given since, if it was. */
export function RunTitle({ title }: { readonly title: string | undefined }) {
  const start = useView(startView);
  const readOnly = useRun((state) => state.readOnly);
  return (
    <>
      <h1 className="min-w-0 flex-1 truncate font-semibold desk:border-line desk:border-l desk:pl-4">
        {title ?? start?.title ?? 'Run'}
      </h1>
      {readOnly !== undefined && <Chip>Read only</Chip>}
    </>
  );
}

function Chip({ children }: { readonly children: string }) {
  return (
    <span className="flex h-5 items-center whitespace-nowrap rounded-full border border-line px-1.75 text-11 text-ink-2">
      {children}
    </span>
  );
}
