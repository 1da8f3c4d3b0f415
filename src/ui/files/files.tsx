import { lazy, Suspense } from 'react';
import { Loading } from '../kit/loading.tsx';

const FilesPanel = lazy(async () => ({ default: (await import('./files-panel.tsx')).FilesPanel }));

/** The files of the run. The panel comes when it is first looked at. */
export function Files() {
  return (
    <Suspense fallback={<Loading>Opening the files…</Loading>}>
      <FilesPanel />
    </Suspense>
  );
}
