import { useQuery } from '@tanstack/react-query';
import { settingsFile, settingsPath } from '../../agent/permissions/settings-file.ts';
import { decode } from '../../base/text.ts';
import { workspaceView } from '../../views/workspace.ts';
import { useView } from '../state/run.ts';
import { loadBlob } from '../state/shelf.ts';

/** The settings file at the cursor: where it lies, its hash (none where there is no file), and its text once it is read. */
export interface SettingsText {
  readonly path: string;
  readonly blob: string;
  readonly text: string | undefined;
}

/** Reads the settings file of the workspace as it stands at the cursor. */
export function useSettings(): SettingsText {
  const file = settingsFile(useView(workspaceView));
  const blob = file?.blob ?? '';
  const { data } = useQuery({
    queryKey: ['settings', blob],
    queryFn: async () => {
      const bytes = await loadBlob(blob);
      // what the page cannot show yet may be stored in a moment
      if (bytes === undefined) throw new Error('The content is not here yet.');
      return decode(bytes) ?? '';
    },
    enabled: blob !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retryDelay: 300,
  });
  return { path: file?.path ?? settingsPath, blob, text: blob === '' ? '' : data };
}
