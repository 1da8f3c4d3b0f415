import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { PriceTable } from '../../protocol/connection.ts';
import { useRun } from '../state/run.ts';
import type { Prices } from './words.ts';

/** The model that a person compares with: what the same tokens would have cost there. It changes no fact. */
interface Lens {
  readonly service: string;
  readonly model: string;
}

const kept = 'loopscope.compared-model';

/** The store of the choice, which outlives a visit when the browser lets it. */
export const useLens = create<Lens>()(() => recall());

useLens.subscribe((lens) => {
  try {
    localStorage.setItem(kept, JSON.stringify(lens));
  } catch {
    // a browser that keeps nothing: the choice is asked for again
  }
});

/** The table of prices; undefined while it is fetched. */
export function usePriceTable(): PriceTable | undefined {
  const client = useRun((state) => state.client);
  const { data } = useQuery({
    queryKey: ['prices'],
    queryFn: () => client?.connections.prices(),
    enabled: client !== undefined,
  });
  return data;
}

/** What the compared model costs; undefined when none is chosen, or the table does not know it. */
export function pricesIn(table: PriceTable | undefined, { service, model }: Lens): Prices | undefined {
  return table?.services.find(({ name }) => name === service)?.models.find(({ id }) => id === model)?.prices;
}

function recall(): Lens {
  const none = { service: '', model: '' };
  try {
    const found: unknown = JSON.parse(localStorage.getItem(kept) ?? '{}');
    if (typeof found !== 'object' || found === null) return none;
    const { service, model } = found as Record<string, unknown>;
    return typeof service === 'string' && typeof model === 'string' ? { service, model } : none;
  } catch {
    return none;
  }
}
