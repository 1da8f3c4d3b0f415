import { FastForward, SkipBack, SkipForward, Square } from 'lucide-react';
import { IconButton } from '../kit/icon-button.tsx';
import { stepBack, stepOn, stopRun, toEnd } from '../state/travel.ts';
import { useReach } from './reach.ts';
import { filled, MainKey, useStopLabel } from './transport-keys.tsx';

/** The five keys of the debugger for a thumb. */
export function ThumbKeys() {
  const reach = useReach();
  const large = { ...filled, size: 18 } as const;
  return (
    <div role="toolbar" aria-label="Debugger keys" className="grid grid-cols-5 gap-1.5 px-3 py-1.5 desk:hidden">
      <IconButton label="Step back" className="w-full" disabled={!reach.back} onClick={stepBack}>
        <SkipBack {...large} />
      </IconButton>
      <MainKey reach={reach} className="w-full" />
      <IconButton label="Step" className="w-full" disabled={!reach.on} onClick={stepOn}>
        <SkipForward {...large} />
      </IconButton>
      <IconButton label="To the newest event" className="w-full" disabled={!reach.newest} onClick={toEnd}>
        <FastForward {...large} />
      </IconButton>
      <IconButton label={useStopLabel()} className="w-full" disabled={!reach.stop} onClick={stopRun}>
        <Square {...large} size={15} />
      </IconButton>
    </div>
  );
}
