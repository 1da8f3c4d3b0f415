import { files } from 'virtual:live-source';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../kit/button.tsx';
import { Loading } from '../kit/loading.tsx';
import { Notice } from '../kit/notice.tsx';
import { TabPanel } from '../kit/tabs.tsx';
import { useShown } from './shown.ts';
import { SourceFile } from './source-file.tsx';
import { SourceTabs } from './source-tabs.tsx';

/** The source that runs, with the line that is about to. */
export function SourceView() {
  const file = useShown((shown) => shown.file);
  return (
    <section aria-label="Source" className="flex min-h-0 min-w-0 flex-1 flex-col">
      <SourceTabs />
      <TabPanel tabs="source" tab={file} className="flex min-h-0 flex-1 flex-col">
        <LoadedFile key={file} file={file} />
      </TabPanel>
    </section>
  );
}

function LoadedFile({ file }: { readonly file: string }) {
  const { data, isError, refetch } = useQuery({
    queryKey: ['source', file],
    queryFn: async () => {
      const load = files[file];
      if (load === undefined) throw new Error(`${file} was not shipped.`);
      return (await load()).lines;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    networkMode: 'always',
  });
  if (data !== undefined) return <SourceFile file={file} lines={data} />;
  if (!isError) return <Loading>Reading the source …</Loading>;
  return (
    <div className="p-4">
      <Notice
        happened={`${file} could not be loaded.`}
        safe="The run is not affected."
        todo="Try again. If that does not help, reload the page: a newer one may be there."
      >
        <Button onClick={() => refetch()}>Try again</Button>
      </Notice>
    </div>
  );
}
