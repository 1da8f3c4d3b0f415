import { useState } from 'react';
import type { File } from '../../views/workspace.ts';
import { Button } from '../kit/button.tsx';
import { type Content, contentOf } from '../kit/content.ts';
import { download } from '../kit/download.ts';
import { Figure } from '../kit/figure.tsx';
import { bytes as sized } from '../kit/format.ts';
import { Loading } from '../kit/loading.tsx';
import { Said } from '../kit/said.tsx';
import { Segmented } from '../kit/segmented.tsx';
import { useBlob } from '../state/blob.ts';
import { separatorOf } from './csv.ts';
import { FileLines } from './file-lines.tsx';
import { ImageShown } from './image-shown.tsx';
import { TableShown } from './table-shown.tsx';

/** A file as it stands at the cursor. */
export function FileNow({ path, file }: { readonly path: string; readonly file: File }) {
  const { data, isPending, error } = useBlob(file.blob);
  const [asText, setAsText] = useState(false);
  if (isPending) return <Loading>Reading the file…</Loading>;
  if (error !== null)
    return (
      <Said>
        The file could not be read: {error.message} The run is untouched; select the file again to try once more.
      </Said>
    );
  if (data === null) return <Said>The content of this file is not stored here. The rest of the run is whole.</Said>;
  const content = contentOf(data);
  const form = content.is === 'text' ? formOf(path, content.text) : undefined;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 pb-1.5 text-12 text-ink-2">
        <span className="min-w-0 flex-1">
          {content.is === 'image' ? `${content.kind} image, ` : content.is === 'binary' ? 'Binary, ' : ''}
          <Figure value={sized(file.bytes)} />
        </span>
        {form !== undefined && (
          <Segmented
            label="How it is shown"
            size="small"
            choices={[
              { value: 'form', label: form.called },
              { value: 'text', label: 'Text' },
            ]}
            value={asText ? 'text' : 'form'}
            onChange={(value) => setAsText(value === 'text')}
          />
        )}
        <Button size="small" onClick={() => download(path, data)}>
          Download
        </Button>
      </div>
      {form !== undefined && !asText ? (
        <Formed path={path} bytes={data} text={form.text} />
      ) : (
        <Plain key={file.blob} path={path} bytes={data} content={content} />
      )}
    </>
  );
}

/** What a text is drawn as, where that is more than its lines. */
function formOf(
  path: string,
  text: string,
): { readonly called: 'Picture' | 'Table'; readonly text: string } | undefined {
  if (/\.svg$/i.test(path)) return { called: 'Picture', text };
  return separatorOf(path) === undefined ? undefined : { called: 'Table', text };
}

function Formed({ path, bytes, text }: { readonly path: string; readonly bytes: Uint8Array; readonly text: string }) {
  const separator = separatorOf(path);
  if (separator === undefined) return <ImageShown path={path} bytes={bytes} mime="image/svg+xml" />;
  return <TableShown path={path} text={text} separator={separator} />;
}

function Plain(props: { readonly path: string; readonly bytes: Uint8Array; readonly content: Content }) {
  const { path, bytes, content } = props;
  switch (content.is) {
    case 'text':
      return <FileLines path={path} text={content.text} />;
    case 'image':
      return <ImageShown path={path} bytes={bytes} mime={content.mime} />;
    case 'binary':
      return <Said>It is not text, so it is not drawn here. It can be downloaded.</Said>;
  }
}
