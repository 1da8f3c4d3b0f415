import { duration } from '../kit/format.ts';
import { useRunClock } from '../state/run-clock.ts';

/** How long it still is until a moment of the run, counting down. */
export function Countdown({ until, agent }: { readonly until: number; readonly agent: string }) {
  const { now, pace } = useRunClock(agent);
  const left = Math.max(0, (until - now) / pace);
  return <span role="timer">in {duration(Math.ceil(left / 100) * 100).short}</span>;
}
