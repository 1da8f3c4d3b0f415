import { useState } from 'react';
import type { ListedWorkspace } from '../../protocol/keeping.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { count } from '../kit/format.ts';
import type { StoredRun } from '../state/shelf.ts';
import type { Wanted } from './archive-export.tsx';

/** Where several runs and workspaces, or all, are chosen for one file. */
export function ExportChoiceDialog(props: {
  readonly runs: readonly StoredRun[];
  readonly workspaces: readonly ListedWorkspace[];
  readonly onChosen: (wanted: Wanted) => void;
  readonly onClose: () => void;
}) {
  const { runs, workspaces, onChosen, onClose } = props;
  const all = [...runs, ...workspaces].map(({ id }) => id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(all));
  const whole = chosen.size === all.length;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const wanted = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id).filter((id) => chosen.has(id));
  return (
    <Dialog
      title="Export"
      lead="What you choose goes into one file."
      onClose={onClose}
      footer={
        <>
          <Button className="mr-auto" onClick={() => setChosen(new Set(whole ? [] : all))}>
            {whole ? 'Choose none' : 'Choose all'}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            disabled={chosen.size === 0}
            onClick={() => onChosen({ runs: wanted(runs), workspaces: wanted(workspaces) })}
          >
            Export {chosen.size}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Choices
          legend="Runs"
          lines={runs.map(({ id, title, length }) => ({ id, name: title, size: count(length, 'event') }))}
          chosen={chosen}
          onToggle={toggle}
        />
        <Choices
          legend="Workspaces"
          lines={workspaces.map(({ id, name, files }) => ({ id, name, size: count(files, 'file') }))}
          chosen={chosen}
          onToggle={toggle}
        />
      </div>
    </Dialog>
  );
}

function Choices(props: {
  readonly legend: string;
  readonly lines: readonly { readonly id: string; readonly name: string; readonly size: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}) {
  const { legend, lines, chosen, onToggle } = props;
  if (lines.length === 0) return null;
  return (
    <fieldset>
      <legend className="pb-1 font-semibold text-12 text-ink-2">{legend}</legend>
      {lines.map(({ id, name, size }) => (
        <label key={id} className="flex min-h-8 items-center gap-2.5 border-line border-t px-1 max-desk:min-h-11">
          <input type="checkbox" checked={chosen.has(id)} onChange={() => onToggle(id)} className="size-4 flex-none" />
          <span className="min-w-0 flex-1 truncate">{name}</span>
          <span className="flex-none text-12 text-ink-2">{size}</span>
        </label>
      ))}
    </fieldset>
  );
}
