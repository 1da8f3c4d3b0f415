import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ListedNote, listNotes } from '../../agent/memory/list-notes.ts';
import { topicFiles } from '../../agent/memory/topics.ts';
import type { Folder } from '../../views/workspace.ts';
import { contents } from '../state/contents.ts';

/** The notes of a workspace as they are at a moment of the run. */
export function useNotes(root: Folder, now: number): UseQueryResult<readonly ListedNote[]> {
  const files = topicFiles(root).map(({ path, file }) => `${path} ${file.blob}`);
  const day = Math.floor(now / 86_400_000);
  return useQuery({
    queryKey: ['notes', day, ...files],
    queryFn: () => listNotes(root, contents, now),
    placeholderData: keepPreviousData,
    retry: 10,
    retryDelay: 500,
  });
}
