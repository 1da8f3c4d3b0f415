import { useEffect, useState } from 'react';
import { agentsView } from '../../views/agent.ts';
import { useRun } from './run.ts';

const tick = 200;
const paces = { '1x': 1, '4x': 4, max: Number.POSITIVE_INFINITY } as const;

/** What time it is in the run, and how many times faster than the wall clock it passes for an agent that waits. */
export function useRunClock(agent: string): { readonly now: number; readonly pace: number } {
  const speed = useRun((state) => state.speed);
  // only what is played can be hurried: a real service takes its time
  const played = useRun(
    ({ projector, length }) => projector.at(length).read(agentsView)[agent]?.config.model.provider === 'scripted',
  );
  const last = useRun(({ events, length }) => events[length - 1]?.at ?? 0);
  // a run that was hurried is ahead of the wall clock by what it did not wait for
  const [ahead] = useState(() => Math.max(0, last - Date.now()));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick);
    return () => clearInterval(timer);
  }, []);
  return { now: now + ahead, pace: played ? paces[speed] : 1 };
}
