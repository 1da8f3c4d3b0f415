import { useEffect, useState } from 'react';
import { scenarios } from '../scenarios/index.ts';
import { Header } from '../ui/header/header.tsx';
import { Home } from '../ui/home/home.tsx';
import { Notice } from '../ui/kit/notice.tsx';
import { RecentRuns } from '../ui/runs/recent-runs.tsx';
import { goTo, pathOfRun } from '../ui/state/address.ts';
import { startRun } from '../ui/state/run.ts';

/** Home: the scenarios, of which one click starts a run and shows it, and the runs of before. */
export function HomePage({ notFound }: { readonly notFound?: string }) {
  const [starting, setStarting] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  // the click that starts a run should not have to wait for the workbench
  useEffect(() => void import('./run-page.tsx'), []);
  const start = async (name: string, paused: boolean) => {
    const scenario = scenarios.find((each) => each.name === name);
    if (scenario === undefined) return;
    setStarting(name);
    setTrouble(undefined);
    try {
      const script = await scenario.load();
      goTo(pathOfRun(startRun({ name, script, prompt: scenario.prompt, ...(paused && { hold: 'first step' }) })));
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
    }
    setStarting(undefined);
  };
  return (
    <>
      <Header />
      <main className="min-h-0 flex-1 overflow-auto">
        {notFound !== undefined && <p className="border-line border-b bg-panel px-10 py-2 max-desk:px-4">{notFound}</p>}
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
        <Home scenarios={scenarios} starting={starting} onStart={(name, paused) => void start(name, paused)}>
          <RecentRuns />
        </Home>
      </main>
    </>
  );
}
