import { useQuery } from '@tanstack/react-query';
import type { Client } from '../../runtime/client.ts';
import { useRun } from './run.ts';

/** A run as the library lists it. */
export type StoredRun = Awaited<ReturnType<Client['shelf']['runs']>>[number];

/** The key under which the list of runs is kept; it is asked for again when the runtime says that it changed. */
export const runsKey = ['runs'] as const;

/** All runs that are stored, the one that changed last first. */
export function useRuns() {
  const client = useRun((state) => state.client);
  return useQuery({
    queryKey: runsKey,
    queryFn: () => client?.shelf.runs() ?? [],
    enabled: client !== undefined,
  });
}

/** Fetches the content with a hash, or undefined when it is not there. */
export async function loadBlob(hash: string): Promise<Uint8Array | undefined> {
  return useRun.getState().client?.shelf.blob(hash);
}

/** The key under which the list of workspaces is kept, and asked for again when they or their runs change. */
export const workspacesKey = ['workspaces'] as const;

/** All workspaces, with the runs that began from each. */
export function useWorkspaces() {
  const client = useRun((state) => state.client);
  return useQuery({
    queryKey: workspacesKey,
    queryFn: () => client?.keeping.workspaces() ?? [],
    enabled: client !== undefined,
  });
}
