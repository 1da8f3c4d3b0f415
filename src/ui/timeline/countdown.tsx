import { useEffect, useState } from 'react';
import { agentsView } from '../../views/agent.ts';
import { duration } from '../kit/format.ts';
import { useRun, useView } from '../state/run.ts';

const tick = 200;
const paces = { '1x': 1, '4x': 4, max: Number.POSITIVE_INFINITY } as const;

/** How long it still is until a moment of the run, counting down. */
export function Countdown({ until, agent }: { readonly until: number; readonly agent: string }) {
  const config = useView(agentsView)[agent]?.config;
  const speed = useRun((state) => state.speed);
  // only what is played can be hurried: a real service takes its time
  const pace = config?.model.provider === 'scripted' ? paces[speed] : 1;
  const last = useRun(({ events, length }) => events[length - 1]?.at ?? 0);
  // a run that was hurried is ahead of the wall clock by what it did not wait for
  const [ahead] = useState(() => Math.max(0, last - Date.now()));
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, (until - now - ahead) / pace);
  return <span role="timer">in {duration(Math.ceil(left / 100) * 100).short}</span>;
}
