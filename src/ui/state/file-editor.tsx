import { useQuery } from '@tanstack/react-query';
import { decode } from '../../base/text.ts';
import { Button } from '../kit/button.tsx';
import { TextField } from '../kit/text-field.tsx';
import { contents } from './contents.ts';
import { useDelivery } from './delivery.ts';
import { keepUnsaved, useUnsaved } from './unsaved.ts';

/** What a person writes into files; `null` takes one away. */
type Written = readonly { readonly path: string; readonly text: string | null }[];

/** A text file of the workspace while a person edits it. It is closed by whoever opened it, once the log has another content at its path. */
export function FileEditor(props: {
  readonly run: string;
  readonly path: string;
  readonly blob: string;
  /** What saving this text writes: the file, and whatever must stay true to it. */
  readonly writes: (text: string) => Promise<Written>;
  /** What a person should know of this text before it is saved. */
  readonly remark?: (text: string) => string | undefined;
  readonly onClose: () => void;
}) {
  const { run, path, blob, writes, remark, onClose } = props;
  const what = `${run} ${path}`;
  const unsaved = useUnsaved((texts) => texts[what]);
  const [delivery, deliver] = useDelivery();
  const { data: text } = useQuery({
    queryKey: ['text', blob],
    queryFn: async () => decode(await contents.get(blob)) ?? '',
    retry: 10,
    retryDelay: 500,
  });
  if (text === undefined) return <p className="text-12 text-ink-2">Reading the file…</p>;
  const shown = unsaved ?? text;
  const changed = shown !== text;
  const save = async () => {
    if (changed) deliver({ do: 'write-files', run, files: [...(await writes(shown))] });
  };
  const note = remark?.(shown);
  return (
    <div className="grid gap-2">
      <TextField
        label={path}
        labelled="silently"
        value={shown}
        onChange={(next) => keepUnsaved(what, next)}
        rows={Math.min(18, Math.max(6, shown.split('\n').length + 1))}
        mono
        spellCheck={false}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void save();
        }}
      />
      {note !== undefined && <p className="text-12 text-ink">{note}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <Button look="primary" size="small" disabled={!changed} onClick={() => void save()}>
          Save
        </Button>
        <Button
          size="small"
          onClick={() => {
            keepUnsaved(what, undefined);
            onClose();
          }}
        >
          {changed ? 'Throw away' : 'Close'}
        </Button>
        <span role="status" className="text-12 text-ink-2">
          {changed ? 'Not saved: it differs from the file.' : 'As in the workspace.'}
        </span>
      </div>
      {delivery.is === 'refused' && changed && (
        <p role="alert" className="text-error">
          Nothing was saved: {delivery.why}
        </p>
      )}
    </div>
  );
}
