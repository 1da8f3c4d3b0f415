import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { loadBlob } from './shelf.ts';

/** How long until content that is not there is looked for again, and how often: a live run may name it before it is kept. */
const pause = 1000;
const tries = 30;

/** The content with a hash; null where it was not found. Without a hash, there is nothing to wait for. */
export function useBlob(hash: string | undefined): UseQueryResult<Uint8Array | null> {
  return useQuery({
    queryKey: ['blob', hash],
    queryFn: async () => (hash === undefined ? null : ((await loadBlob(hash)) ?? null)),
    enabled: hash !== undefined,
    // content is named by its hash, so it cannot change; only what was not there may come
    staleTime: ({ state }) => (state.data == null ? 0 : Number.POSITIVE_INFINITY),
    refetchInterval: ({ state }) => (state.data === null && state.dataUpdateCount < tries ? pause : false),
  });
}
