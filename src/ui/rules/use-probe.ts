import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Client } from '../../runtime/client.ts';
import { useRun } from '../state/run.ts';

/** A call that nobody makes, and what would become of it. */
export type Probe = Parameters<Client['probe']>[1];
export type Probed = Awaited<ReturnType<Client['probe']>>;

/** What would become of a call in the run as it stands: asked anew with every event. Nothing to ask: nothing said. */
export function useProbe(asked: Probe | undefined): UseQueryResult<Probed | undefined> {
  const client = useRun((state) => state.client);
  const run = useRun((state) => state.run);
  const length = useRun((state) => state.length);
  return useQuery({
    queryKey: ['probe', run, asked, length],
    queryFn: () => (run === undefined || asked === undefined ? undefined : client?.probe(run, asked)),
    enabled: client !== undefined && run !== undefined && asked !== undefined,
    // a run that goes on asks anew with every event: what was said before stays meanwhile
    placeholderData: (before, query) => (query?.queryKey[1] === run ? keepPreviousData(before) : undefined),
    gcTime: 0,
    retry: false,
  });
}
