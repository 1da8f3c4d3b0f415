import type { Step } from '../../agent/step.ts';
import type { Counts } from '../../views/hits.ts';
import { type StationName, stationOf, stations } from '../words/stations.ts';

/** How often each station was visited, from how often each step (`kind: reason`) was chosen. */
export function visitsOf(chosen: Counts): Readonly<Record<StationName, number>> {
  const visits = Object.fromEntries(stations.map(({ name }) => [name, 0])) as Record<StationName, number>;
  for (const [key, count] of Object.entries(chosen)) {
    const [kind, because] = key.split(': ');
    visits[stationOf({ do: kind, because } as Pick<Step, 'do' | 'because'>)] += count;
  }
  return visits;
}
