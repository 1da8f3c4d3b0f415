import { Pencil, Trash2 } from 'lucide-react';
import { IconButton } from '../kit/icon-button.tsx';
import type { Change } from './change-form.tsx';

/** What a person can do to a folder and all that is in it, at the end of its row; Tab reaches it from the row. */
export function FolderKeys(props: {
  readonly path: string;
  /** Whether the keyboard stands on this row. */
  readonly here: boolean;
  readonly onChange: (change: Change) => void;
}) {
  const { path, here, onChange } = props;
  const tabIndex = here ? 0 : -1;
  return (
    // a click or a key that is meant for these is not meant for the row
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps from the row what its buttons are meant by
    <span
      className="flex flex-none gap-0.5"
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => event.key !== 'Tab' && event.stopPropagation()}
    >
      <IconButton
        label={`Rename or move ${path}`}
        size="small"
        tabIndex={tabIndex}
        onClick={() => onChange({ is: 'rename', path })}
      >
        <Pencil size={13} aria-hidden="true" />
      </IconButton>
      <IconButton
        label={`Delete ${path}`}
        size="small"
        tabIndex={tabIndex}
        onClick={() => onChange({ is: 'delete', path })}
      >
        <Trash2 size={13} aria-hidden="true" />
      </IconButton>
    </span>
  );
}
