import { Select } from '../kit/select.tsx';
import { useRun } from '../state/run.ts';
import { setSpeed } from '../state/travel.ts';

const speeds = [
  { value: '1x', label: '1×' },
  { value: '4x', label: '4×' },
  { value: 'max', label: 'At once' },
] as const;

/** How fast a script plays, and a recording. */
export function SpeedSelect() {
  const speed = useRun((state) => state.speed);
  return <Select label="Speed" labelled="silently" choices={speeds} value={speed} onChange={setSpeed} />;
}
