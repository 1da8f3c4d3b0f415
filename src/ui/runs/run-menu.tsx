import { Ellipsis } from 'lucide-react';
import { Menu } from '../kit/menu.tsx';
import type { StoredRun } from '../state/shelf.ts';

/** What can be done with a run of the library. */
export function RunMenu(props: {
  readonly run: StoredRun;
  readonly onRename: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}) {
  const { run, onRename, onExport, onDelete } = props;
  return (
    <Menu
      label={`More for ${run.title}`}
      items={[
        { id: 'rename', label: 'Rename…', onChoose: onRename },
        { id: 'export', label: 'Export…', onChoose: onExport },
        { id: 'delete', label: 'Delete…', onChoose: onDelete },
      ]}
    >
      <Ellipsis aria-hidden="true" size={16} />
    </Menu>
  );
}
