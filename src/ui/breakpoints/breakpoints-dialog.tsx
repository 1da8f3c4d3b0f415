import { Trash2 } from 'lucide-react';
import type { Breakpoint } from '../../protocol/breakpoint.ts';
import { breakpointWords } from '../../views/breakpoint-words.ts';
import { Button } from '../kit/button.tsx';
import { Dialog } from '../kit/dialog.tsx';
import { IconButton } from '../kit/icon-button.tsx';
import { LinkButton } from '../kit/link-button.tsx';
import { Switch } from '../kit/switch.tsx';
import { sameBreakpoint, switchBreakpoint, toggleBreakpoint } from '../state/breakpoints.ts';
import { useRun } from '../state/run.ts';
import { metWords } from '../state/times-met.ts';
import { AddBreakpoint } from './add-breakpoint.tsx';

/** All breakpoints of the run: each can be switched off, gone to, or taken away, and another can be set. */
export function BreakpointsDialog(props: {
  /** Goes to where it is written, when that is one line; undefined when it is not. */
  readonly lineOf: (breakpoint: Breakpoint) => (() => void) | undefined;
  /** How often it was met, up to the cursor. */
  readonly hitsOf: (breakpoint: Breakpoint) => number;
  /** Asks when one of them is to hold. */
  readonly onCondition: (breakpoint: Breakpoint) => void;
  readonly onClose: () => void;
}) {
  const { lineOf, hitsOf, onCondition, onClose } = props;
  const { breakpoints } = useRun();
  return (
    <Dialog
      title="Breakpoints"
      lead="The run holds at these, at full speed too. They are kept with it, and go along when it is forked or exported."
      closing="anywhere"
      onClose={onClose}
      footer={
        <Button onClick={onClose} data-first-focus="">
          Close
        </Button>
      }
    >
      {breakpoints.length === 0 && <p className="mb-3 text-ink-2">There is none yet.</p>}
      <ul aria-label="Breakpoints" className="mb-3 grid gap-1">
        {breakpoints.map((each) => {
          const words = breakpointWords(each);
          const go = lineOf(each);
          return (
            <li key={words} className="flex items-center gap-3">
              <span className="min-w-0 flex-1 break-words">
                <Switch label={words} checked={!each.off} onChange={() => switchBreakpoint(each)} />
              </span>
              <span className="flex-none text-12 text-ink-3">{metWords(hitsOf(each))}</span>
              <LinkButton label={`Condition of ${words}`} onPress={() => onCondition(each)}>
                condition
              </LinkButton>
              {go !== undefined && (
                <LinkButton
                  label={`Go to the line of ${words}`}
                  onPress={() => {
                    onClose();
                    go();
                  }}
                >
                  line
                </LinkButton>
              )}
              <IconButton label={`Remove ${words}`} onClick={() => toggleBreakpoint(each)}>
                <Trash2 aria-hidden="true" size={15} />
              </IconButton>
            </li>
          );
        })}
      </ul>
      <AddBreakpoint known={(made) => breakpoints.some((each) => sameBreakpoint(each, made))} />
    </Dialog>
  );
}
