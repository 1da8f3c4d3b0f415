import type { ReactNode } from 'react';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Notice } from '../kit/notice.tsx';
import { whileWorking } from './writable.ts';

/** A dialog that changes files: what it is about, what to know while the agent works, why it was refused, and the button that does it. */
export function ChangeDialog(props: {
  readonly title: string;
  readonly verb: string;
  readonly working: boolean;
  /** Whether the change can be made now. */
  readonly ready: boolean;
  readonly refused: string | undefined;
  readonly onChange: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, verb, working, ready, refused, onChange, onClose, children } = props;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width="narrow"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={!ready} onClick={onChange}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) onChange();
        }}
      >
        {children}
        {working && <p className="text-12 text-ink-2">{whileWorking}</p>}
        {refused !== undefined && (
          <Notice happened="Nothing was changed." detail={refused} safe="The files are as they were." />
        )}
      </form>
    </Dialog>
  );
}
