import type { File } from '../../views/workspace.ts';
import { Button } from '../kit/button.tsx';
import { contentOf } from '../kit/content.ts';
import { download } from '../kit/download.ts';
import { Figure } from '../kit/figure.tsx';
import { bytes as sized } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Said } from '../kit/said.tsx';
import { useBlob } from '../state/blob.ts';
import { FileLines } from './file-lines.tsx';

/** A file as it stands at the cursor. */
export function FileNow({ path, file }: { readonly path: string; readonly file: File }) {
  const { data, isPending, error } = useBlob(file.blob);
  if (isPending) return <Loading>Reading the file…</Loading>;
  if (error !== null)
    return (
      <Said>
        The file could not be read: {error.message} The run is untouched; select the file again to try once more.
      </Said>
    );
  if (data === null) return <Said>The content of this file is not stored here. The rest of the run is whole.</Said>;
  const content = contentOf(data);
  return (
    <>
      <div className="flex items-center gap-2 px-4 pb-1.5 text-12 text-ink-2">
        <span className="min-w-0 flex-1">
          {content.is === 'image' ? `${content.kind} image, ` : content.is === 'binary' ? 'Binary, ' : ''}
          <Figure value={sized(file.bytes)} />
        </span>
        <Button size="small" onClick={() => download(path, data)}>
          Download
        </Button>
      </div>
      {content.is === 'text' ? (
        <FileLines key={file.blob} path={path} text={content.text} />
      ) : (
        <Said>
          {content.is === 'image' ? 'Images are not drawn here.' : 'It is not text, so it is not drawn here.'} It can be
          downloaded.
        </Said>
      )}
    </>
  );
}
