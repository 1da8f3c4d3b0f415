import { ChevronDown, ChevronRight, CornerDownRight } from 'lucide-react';
import { IconButton } from '../kit/icon-button.tsx';
import { toggleLane } from '../state/fold.ts';
import { follow } from '../state/followed.ts';
import { useLayout } from '../state/layout.ts';

/** At the row that begins a subagent: folds its rows into that one, or, in the conversation of one agent, goes into it. */
export function LaneButton(props: { readonly agent: string; readonly folded: boolean; readonly stop: boolean }) {
  const { agent, folded, stop } = props;
  const inside = useLayout((state) => state.followed !== undefined);
  const common = { size: 'small', tabIndex: stop ? 0 : -1 } as const;
  return (
    <span className="absolute top-0 right-1 grid h-row place-items-center">
      {inside ? (
        <IconButton {...common} label={`Into ${agent}`} onClick={() => follow(agent)}>
          <CornerDownRight aria-hidden="true" size={14} />
        </IconButton>
      ) : (
        <IconButton
          {...common}
          label={`Rows of ${agent}`}
          keys="Z"
          aria-expanded={!folded}
          onClick={() => toggleLane(agent)}
        >
          {folded ? <ChevronRight aria-hidden="true" size={14} /> : <ChevronDown aria-hidden="true" size={14} />}
        </IconButton>
      )}
    </span>
  );
}
