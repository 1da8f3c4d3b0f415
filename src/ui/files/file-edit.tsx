import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Loading } from '../kit/loading.tsx';
import { keepUnsaved, useUnsaved } from '../state/unsaved.ts';
import { useChange } from './use-change.ts';
import { whileWorking } from './writable.ts';

const CodeEditor = lazy(async () => ({ default: (await import('./code-editor.tsx')).CodeEditor }));

/**
 * A text file while a person edits it. What is written is kept until it is saved or thrown away. `text` is the file as it
 * stands now: when somebody else changes it meanwhile, nothing is lost without a word.
 */
export function FileEdit(props: {
  readonly run: string;
  readonly path: string;
  readonly text: string;
  readonly working: boolean;
  readonly onClose: () => void;
}) {
  const { run, path, text, working, onClose } = props;
  const what = `${run} ${path}`;
  const unsaved = useUnsaved((texts) => texts[what]);
  /** The text that the person began with, and which editor it is: another text from elsewhere is another editor. */
  const [base, setBase] = useState({ text, editor: 0 });
  const shown = unsaved ?? text;
  const changed = shown !== text;
  const [saved, setSaved] = useState<string>();
  if (text !== base.text && (unsaved === undefined || !changed || text === saved))
    setBase({ text, editor: unsaved === undefined ? base.editor + 1 : base.editor });
  const theirs = changed && text !== base.text;
  useEffect(() => {
    if (unsaved === text) keepUnsaved(what, undefined);
  }, [unsaved, text, what]);
  const { change, busy, refused } = useChange(run, () => {});
  const save = () => {
    if (!changed || busy) return;
    setSaved(shown);
    change([{ path, text: shown }]);
  };
  const leave = () => {
    keepUnsaved(what, undefined);
    onClose();
  };
  return (
    <>
      <Suspense fallback={<Loading>Opening the editor…</Loading>}>
        <CodeEditor
          key={base.editor}
          path={path}
          text={shown}
          onChange={(next) => keepUnsaved(what, next)}
          onSave={save}
        />
      </Suspense>
      <div className="grid gap-2 px-4 py-2">
        <div className="flex flex-wrap items-center gap-2">
          <Button look="primary" size="small" disabled={!changed || busy} onClick={save}>
            {theirs ? 'Save over it' : 'Save'}
          </Button>
          <Button size="small" onClick={leave}>
            {changed ? 'Throw away' : 'Close'}
          </Button>
          <span role="status" className="text-12 text-ink-2">
            {changed ? 'Not saved: it differs from the file.' : 'As in the workspace.'}
          </span>
        </div>
        {theirs && (
          <p role="alert" className="flex flex-wrap items-center gap-2">
            The file was changed meanwhile, and your text does not have that change.
            <Button
              size="small"
              onClick={() => {
                keepUnsaved(what, undefined);
                setBase({ text, editor: base.editor + 1 });
              }}
            >
              Take what it says now
            </Button>
          </p>
        )}
        {refused !== undefined && changed && (
          <p role="alert" className="text-error">
            Nothing was saved: {refused}
          </p>
        )}
        {working && <p className="text-12 text-ink-2">{whileWorking}</p>}
      </div>
    </>
  );
}
