import { Button } from '../kit/button.tsx';

/** What a person can do to one file. Where files cannot be changed, why not is said above all of them. */
export function FileKeys(props: {
  readonly closed: boolean;
  readonly editing: boolean;
  readonly onEdit: () => void;
  readonly onRename: () => void;
  readonly onDelete: () => void;
}) {
  const { closed, editing, onEdit, onRename, onDelete } = props;
  return (
    <div className="flex flex-wrap gap-1.5 px-4 pb-2">
      <Button size="small" disabled={closed || editing} onClick={onEdit}>
        Edit
      </Button>
      <Button size="small" disabled={closed} onClick={onRename}>
        Rename
      </Button>
      <Button size="small" disabled={closed} onClick={onDelete}>
        Delete
      </Button>
    </div>
  );
}
