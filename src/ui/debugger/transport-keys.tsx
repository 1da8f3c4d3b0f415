import { FastForward, Pause, Play, RedoDot, Rewind, SkipBack, SkipForward, Square } from 'lucide-react';
import { agentsView } from '../../views/agent.ts';
import { IconButton } from '../kit/icon-button.tsx';
import { useRun, useView } from '../state/run.ts';
import { continueOrPause, stepBack, stepOn, stepOverTurn, stopRun, toEnd, toStart } from '../state/travel.ts';

/** What the keys of the debugger can do now. */
function useReach() {
  const { run, live, replaying, cursor, length, pausing, held, readOnly } = useRun();
  const agents = useView(agentsView);
  const working = Object.values(agents).some(({ rested }) => rested === undefined);
  const stopped = live && (pausing || held.length > 0);
  return {
    any: run !== undefined && length > 0,
    atStart: cursor <= 1,
    live,
    goes: live ? !stopped : replaying,
    canAct: live && working && readOnly === undefined,
  };
}

const size = 15;

/** The keys of the debugger on a wide screen. */
export function TransportKeys() {
  const { any, atStart, live, goes, canAct } = useReach();
  return (
    <div role="toolbar" aria-label="Debugger keys" className="flex gap-0.5 max-desk:hidden">
      <IconButton label="To the start" disabled={!any || atStart} onClick={toStart}>
        <Rewind aria-hidden="true" size={size} />
      </IconButton>
      <IconButton label="Step back" keys="ArrowLeft" disabled={!any || atStart} onClick={stepBack}>
        <SkipBack aria-hidden="true" size={size} />
      </IconButton>
      <IconButton
        label={goes ? 'Pause' : 'Continue'}
        keys="Space"
        look="primary"
        className="w-8.5"
        disabled={!any}
        onClick={continueOrPause}
      >
        {goes ? <Pause aria-hidden="true" size={size} /> : <Play aria-hidden="true" size={size} />}
      </IconButton>
      <IconButton label="Step" keys="ArrowRight" disabled={!any || (live && !canAct)} onClick={stepOn}>
        <SkipForward aria-hidden="true" size={size} />
      </IconButton>
      <IconButton label="Over the turn" keys="Shift ArrowRight" disabled={!any || live} onClick={stepOverTurn}>
        <RedoDot aria-hidden="true" size={size} />
      </IconButton>
      <IconButton label="To the newest event" disabled={!any || live} onClick={toEnd}>
        <FastForward aria-hidden="true" size={size} />
      </IconButton>
      <IconButton label="Stop the run" disabled={!canAct} onClick={stopRun}>
        <Square aria-hidden="true" size={13} />
      </IconButton>
    </div>
  );
}

/** The five keys of the debugger for a thumb. */
export function ThumbKeys() {
  const { any, atStart, live, goes, canAct } = useReach();
  return (
    <div role="toolbar" aria-label="Debugger keys" className="grid grid-cols-5 gap-1.5 px-3 py-1.5 desk:hidden">
      <IconButton label="Step back" disabled={!any || atStart} onClick={stepBack}>
        <SkipBack aria-hidden="true" size={18} />
      </IconButton>
      <IconButton label={goes ? 'Pause' : 'Continue'} look="primary" disabled={!any} onClick={continueOrPause}>
        {goes ? <Pause aria-hidden="true" size={18} /> : <Play aria-hidden="true" size={18} />}
      </IconButton>
      <IconButton label="Step" disabled={!any || (live && !canAct)} onClick={stepOn}>
        <SkipForward aria-hidden="true" size={18} />
      </IconButton>
      <IconButton label="To the newest event" disabled={!any || live} onClick={toEnd}>
        <FastForward aria-hidden="true" size={18} />
      </IconButton>
      <IconButton label="Stop the run" disabled={!canAct} onClick={stopRun}>
        <Square aria-hidden="true" size={16} />
      </IconButton>
    </div>
  );
}
