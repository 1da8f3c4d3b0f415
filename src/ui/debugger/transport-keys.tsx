import { FastForward, Pause, Play, RedoDot, Rewind, SkipBack, SkipForward, Square } from 'lucide-react';
import { IconButton } from '../kit/icon-button.tsx';
import { useLayout } from '../state/layout.ts';
import { goOn } from '../state/said.ts';
import { continueOrPause, stepBack, stepOn, stepOverTurn, stopRun, toEnd, toStart } from '../state/travel.ts';
import { type Reach, useReach } from './reach.ts';

/** How the signs of the debugger's keys are drawn. */
export const filled = { 'aria-hidden': true, size: 15, fill: 'currentColor' } as const;

/** The keys of the debugger on a wide screen. */
export function TransportKeys() {
  const reach = useReach();
  return (
    <div role="toolbar" aria-label="Debugger keys" className="flex flex-none gap-0.5 max-desk:hidden">
      <IconButton label="To the start" disabled={!reach.back} onClick={toStart}>
        <Rewind {...filled} />
      </IconButton>
      <IconButton label="Step back" keys="ArrowLeft" disabled={!reach.back} onClick={stepBack}>
        <SkipBack {...filled} />
      </IconButton>
      <MainKey reach={reach} className="w-8.5" />
      <IconButton label="Step" keys="ArrowRight" disabled={!reach.on} onClick={stepOn}>
        <SkipForward {...filled} />
      </IconButton>
      <IconButton label="Over the turn" keys="Shift ArrowRight" disabled={!reach.newest} onClick={stepOverTurn}>
        <RedoDot aria-hidden="true" size={15} />
      </IconButton>
      <IconButton label="To the newest event" disabled={!reach.newest} onClick={toEnd}>
        <FastForward {...filled} />
      </IconButton>
      <IconButton label={useStopLabel()} disabled={!reach.stop} onClick={stopRun}>
        <Square {...filled} size={12} />
      </IconButton>
    </div>
  );
}

/** What Stop stops: the agent that was chosen with all below it, else the run. */
export function useStopLabel(): string {
  const followed = useLayout((state) => state.followed);
  return followed === undefined || followed === 'main' ? 'Stop the run' : `Stop ${followed} and all below it`;
}

/** The key in the middle: it goes on, or holds. */
export function MainKey({ reach: { main }, className }: { readonly reach: Reach; readonly className: string }) {
  const holds = main === 'Pause' || main === 'Pause the replay';
  return (
    <IconButton
      label={main ?? 'Continue'}
      keys="Space"
      look={main === undefined ? 'quiet' : 'primary'}
      className={className}
      disabled={main === undefined}
      onClick={main === 'Go on' ? goOn : continueOrPause}
    >
      {holds ? <Pause {...filled} /> : <Play {...filled} />}
    </IconButton>
  );
}
