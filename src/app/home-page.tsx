import { lazy, Suspense, useEffect, useState } from 'react';
import { scenarios } from '../scenarios/index.ts';
import { Header } from '../ui/header/header.tsx';
import { Home } from '../ui/home/home.tsx';
import type { OwnTask } from '../ui/home/own-task.tsx';
import { DropArea } from '../ui/kit/drop-area.tsx';
import { Notice } from '../ui/kit/notice.tsx';
import { RecentRuns } from '../ui/runs/recent-runs.tsx';
import { beginChosen, type Start } from '../ui/state/begin.ts';
import { useModel } from '../ui/state/model.ts';
import { openDropped } from '../ui/state/opening.ts';
import { Choosing } from './choosing.tsx';

// below what a newcomer sees first
const OwnTaskOfAll = lazy(async () => ({ default: (await import('./own-task.tsx')).OwnTaskOfAll }));

/** Home: the scenarios, of which one click starts a run and shows it, a task of one's own, and the runs of before. */
export function HomePage({ notFound }: { readonly notFound?: string }) {
  const [starting, setStarting] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const { use, own } = useModel();
  const asks = use === 'own' ? own?.id : undefined;
  // the click that starts a run should not have to wait for the workbench
  useEffect(() => void import('./run-page.tsx'), []);
  const attempt = async (what: string, start: () => Promise<void>) => {
    setStarting(what);
    setTrouble(undefined);
    try {
      await start();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
    setStarting(undefined);
  };
  const start = (name: string, how: Start) =>
    attempt(name, async () => {
      const scenario = found(name);
      beginChosen({ name, script: await scenario.load(), prompt: scenario.prompt }, how);
    });
  const startOwn = ({ task, from }: OwnTask, how: Start) =>
    attempt('', async () => {
      const files = typeof from === 'object' && 'scenario' in from ? (await found(from.scenario).load()).files : {};
      const { ownScript } = await import('../ui/home/own-script.ts');
      const uploads = typeof from === 'object' && 'files' in from ? from.files : [];
      const workspace = typeof from === 'object' && 'workspace' in from ? from.workspace : undefined;
      beginChosen({ script: ownScript(task, files), prompt: task, uploads, workspace }, how);
    });
  return (
    <>
      <Header end={<Choosing />} />
      <main className="min-h-0 flex-1 overflow-auto">
        <DropArea says="Open this script or archive" onDrop={openDropped} className="min-h-full">
          {notFound !== undefined && (
            <p className="border-line border-b bg-panel px-10 py-2 max-desk:px-4">{notFound}</p>
          )}
          {trouble !== undefined && (
            <div className="px-10 pt-4 max-desk:px-4">
              <Notice
                happened="The scenario could not be loaded."
                safe="No run was started."
                todo="Check that the page can be reached, and try again."
                detail={trouble}
              />
            </div>
          )}
          <Home scenarios={scenarios} starting={starting} asks={asks} onStart={(name, how) => void start(name, how)}>
            <Suspense>
              <OwnTaskOfAll starting={starting !== undefined} onStart={(task, how) => void startOwn(task, how)} />
            </Suspense>
            <RecentRuns />
            <p className="text-ink-2">
              Have a script, or a run that somebody saved?{' '}
              <a href="#/open" className="inline-flex min-h-6 items-center text-accent underline max-desk:min-h-11">
                Open a script
              </a>
            </p>
          </Home>
        </DropArea>
      </main>
    </>
  );
}

function found(name: string): (typeof scenarios)[number] {
  const scenario = scenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`There is no scenario called ${name}.`);
  return scenario;
}
