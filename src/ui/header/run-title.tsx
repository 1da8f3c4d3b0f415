import { agentsView } from '../../views/agent.ts';
import { startView } from '../../views/start.ts';
import { useRun, useView } from '../state/run.ts';

/** What is open, and which model it asks. `title` is the name it was given since, if it was. */
export function RunTitle({ title }: { readonly title: string | undefined }) {
  const start = useView(startView);
  const model = useView(agentsView).main?.config.model;
  const readOnly = useRun((state) => state.readOnly);
  const scripted = model?.provider === 'scripted';
  return (
    <>
      <h1 className="min-w-0 flex-1 truncate font-semibold desk:border-line desk:border-l desk:pl-4">
        {title ?? start?.title ?? 'Run'}
      </h1>
      {readOnly !== undefined && <Chip>Read only</Chip>}
      {model !== undefined && (
        <span className="max-full:hidden">
          <Chip>{scripted ? 'Scripted model · same every run' : model.id}</Chip>
        </span>
      )}
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
