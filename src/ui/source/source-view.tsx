import { lazy, Suspense } from 'react';
import { Loading } from '../kit/loading.tsx';
import { TabPanel } from '../kit/tabs.tsx';
import { useShown } from './shown.ts';
import { SourceTabs } from './source-tabs.tsx';

const SourceFile = lazy(async () => ({ default: (await import('./source-file.tsx')).SourceFile }));

/** The source that runs, with the line that is about to. Its text comes when the panel is first looked at. */
export function SourceView() {
  const file = useShown((shown) => shown.file);
  return (
    <section aria-label="Source" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <SourceTabs />
      <TabPanel tabs="source" tab={file} className="flex min-h-0 flex-1 flex-col">
        <Suspense fallback={<Loading>Reading the source …</Loading>}>
          <SourceFile key={file} file={file} />
        </Suspense>
      </TabPanel>
    </section>
  );
}
