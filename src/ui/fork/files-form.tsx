import { useMemo } from 'react';
import { nodeAt, walk, workspaceView } from '../../views/workspace.ts';
import { Select } from '../kit/select.tsx';
import { Switch } from '../kit/switch.tsx';
import { TextField } from '../kit/text-field.tsx';
import { useRun } from '../state/run.ts';
import { loadBlob } from '../state/shelf.ts';
import type { FormProps } from './form-props.ts';

/** A file as it is from the fork on: one that was there, or another. */
export function FilesForm({ draft, seq, onChange, fault }: FormProps<'files'> & { readonly seq: number }) {
  const projector = useRun((state) => state.projector);
  const root = useMemo(() => projector.at(Math.max(1, seq)).read(workspaceView), [projector, seq]);
  const paths = useMemo(() => [...walk(root)].map(([path]) => path), [root]);
  const known = paths.includes(draft.path) ? draft.path : '';
  const choose = async (path: string) => {
    const node = path === '' ? undefined : nodeAt(root, path);
    const bytes = node?.is === 'file' ? await loadBlob(node.blob) : undefined;
    onChange({ ...draft, path, gone: false, text: bytes === undefined ? '' : new TextDecoder().decode(bytes) });
  };
  return (
    <div className="grid gap-3">
      <Select
        label="File"
        mono
        choices={[{ value: '', label: 'Another file' }, ...paths.map((path) => ({ value: path, label: path }))]}
        value={known}
        onChange={(path) => void choose(path)}
      />
      {known === '' && (
        <TextField
          label="Path"
          mono
          value={draft.path}
          onChange={(path) => onChange({ ...draft, path })}
          error={fault?.field === 'path' ? fault.why : undefined}
        />
      )}
      {known !== '' && (
        <Switch label="Delete it" checked={draft.gone} onChange={(gone) => onChange({ ...draft, gone })} />
      )}
      {!draft.gone && (
        <TextField
          label="What it says"
          mono
          rows={10}
          spellCheck={false}
          value={draft.text}
          onChange={(text) => onChange({ ...draft, text })}
        />
      )}
    </div>
  );
}
