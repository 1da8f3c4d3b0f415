import { type ReactNode, useState } from 'react';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { Switch } from '../kit/switch.tsx';
import { type Forking, forkAndGo } from '../state/forking.ts';
import { select } from '../state/layout.ts';
import { chosenModel, useModel } from '../state/model.ts';
import { useRun } from '../state/run.ts';
import { RealCalls } from './real-calls.tsx';
import { rerunFrom, rerunWords } from './rerun.ts';

/** Asks before a run is forked: what is edited there, whether the fork waits, and what it would call. */
export function ForkDialog(props: {
  readonly title: string;
  /** What its button says that it does. */
  readonly verb?: 'Fork' | 'Run again';
  readonly lead?: string;
  /** Whether there is no place yet at which it could be forked. */
  readonly unable?: boolean;
  /** How many facts the fork begins with. */
  readonly seq: number;
  readonly children?: ReactNode;
  /** The edit; undefined when the form does not say one yet, and shows why. Absent where nothing is edited. */
  readonly read?: () => Forking['edit'];
  /** What the fork is called; it says where it was forked, when left out. */
  readonly called?: string;
  readonly onClose: () => void;
}) {
  const { title, verb = 'Fork', unable = false, seq, children, read, called, onClose } = props;
  const lead =
    props.lead ??
    (seq === 0
      ? 'Another run begins with it. This one stays as it is.'
      : `Another run begins with the ${seq} facts before this. This one stays as it is.`);
  const { run, projector, length, fixed } = useRun();
  const { maxSpend } = useModel();
  const [paused, setPaused] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const own = fixed === 'imported' ? chosenModel() : undefined;
  const rerun = rerunFrom(projector.at(Math.max(1, seq)), projector.at(length), own);
  if (run === undefined) return null;
  const fork = () => {
    const edit = read?.();
    if (read !== undefined && edit === undefined) return;
    void forkAndGo({ run, seq, edit, paused, title: called, model: own, maxSpend }).then(
      () => {
        select(undefined);
        onClose();
      },
      (error: Error) => setTrouble(error.message),
    );
  };
  return (
    <Dialog
      title={title}
      lead={lead}
      onClose={onClose}
      footer={
        <>
          <span className="mr-auto">
            <Switch label="Hold it before its first step" checked={paused} onChange={setPaused} />
          </span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            onClick={fork}
            disabled={unable}
            data-first-focus={children === undefined ? '' : undefined}
          >
            {rerun === undefined ? verb : `${verb} and call ${rerun.model.id}`}
          </Button>
        </>
      }
    >
      {children}
      <RealCalls seq={seq} />
      {rerun !== undefined && <p className="mt-3 rounded-box border border-edge px-3 py-2">{rerunWords(rerun)}</p>}
      {rerun === undefined && verb === 'Run again' && (
        <p className="mt-3">A script replies, so no model is called and nothing is paid.</p>
      )}
      {fixed === 'imported' && (
        <p className="mt-3 text-ink-2">
          This run was made elsewhere. In the fork your own mode, rules, hooks, tools and model hold.
        </p>
      )}
      {trouble !== undefined && (
        <p role="alert" className="mt-3 text-error">
          {trouble}
        </p>
      )}
    </Dialog>
  );
}
