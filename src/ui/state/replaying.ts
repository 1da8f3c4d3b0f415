import type { Speed } from '../../protocol/command.ts';
import { select } from './layout.ts';
import { stepToNextRow } from './next-row.ts';
import { goLive, moveTo, useRun } from './run.ts';
import { say } from './said.ts';

const clock: { timer?: ReturnType<typeof setTimeout> } = {};
const pace: Readonly<Record<Speed, number>> = { '1x': 600, '4x': 150, max: 40 };

/** Plays the recording row by row from the cursor to its end, which at once is there at once; it calls nothing. */
export function replay(): void {
  if (useRun.getState().speed === 'max') {
    select(undefined);
    goLive();
  } else play();
}

/** Plays the recording from its first fact, at a pace that can be watched. Nobody is asked, nothing is called. */
export function replayFromStart(): void {
  select(undefined);
  moveTo(1);
  say('This is a replay: the recording plays from its beginning, and nothing is called.');
  play();
}

function play(): void {
  clearTimeout(clock.timer);
  useRun.setState({ replaying: true });
  clock.timer = setTimeout(() => {
    if (!useRun.getState().replaying) return;
    stepToNextRow();
    if (useRun.getState().replaying) play();
  }, pace[useRun.getState().speed]);
}
